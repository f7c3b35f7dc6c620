// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identifiers of the SPDX License List, found without regard to case. Read once, when first asked. */
final class SpdxIdentifiers {
    private static final String RESOURCE = "spdx-identifiers.txt";
    private static final String LICENSES = "[licenses]";
    private static final String EXCEPTIONS = "[exceptions]";

    private final Map<String, String> licenses = new HashMap<>();
    private final Map<String, String> exceptions = new HashMap<>();

    private SpdxIdentifiers() {
        try (InputStream resource = SpdxIdentifiers.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("missing from the jar: " + RESOURCE);
            }
            read(new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader reader) throws IOException {
        Map<String, String> part = licenses;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals(EXCEPTIONS)) {
                part = exceptions;
            } else if (!line.startsWith("#") && !line.equals(LICENSES)) {
                part.put(line.toLowerCase(Locale.ROOT), line);
            }
        }
    }

    /** {@return the identifier in its usual spelling, null if it is not on the list} */
    static @Nullable String license(String lowerCase) {
        return Holder.LIST.licenses.get(lowerCase);
    }

    /** {@return the identifier of an exception in its usual spelling, null if it is not on the list} */
    static @Nullable String exception(String lowerCase) {
        return Holder.LIST.exceptions.get(lowerCase);
    }

    /** Keeps who never asks about licences from paying for the list. */
    private static final class Holder {
        static final SpdxIdentifiers LIST = new SpdxIdentifiers();
    }
}
