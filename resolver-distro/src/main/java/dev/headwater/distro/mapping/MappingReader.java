// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.distro.json.JsonCursor;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads which packages provide which projects, in either of two forms: an object from packages to projects, as
 * parselmouth writes it, or the mapping of an ecosystem, as PEP 804 describes it. Only the latter has {@code mappings},
 * a list of objects.
 *
 * @see <a href="https://github.com/prefix-dev/parselmouth">parselmouth</a>
 * @see <a href="https://peps.python.org/pep-0804/">PEP 804</a>
 */
public final class MappingReader {
    private static final String MAPPINGS = "mappings";

    private MappingReader() {}

    /**
     * {@return what a file says of packages}
     *
     * @param bytes the file
     * @param file how to call it
     * @throws MalformedFileException if it is of neither form, or says more than what is read
     */
    public static MappedPackages read(byte[] bytes, String file) throws MalformedFileException {
        char[] text = text(bytes, file);
        ProvidedNames names = new ProvidedNames();
        try (JsonCursor json = JsonCursor.of(text, file)) {
            if (isOfEcosystem(text, file)) {
                new EcosystemMapping(json, names).read();
            } else {
                new PackageMapping(json, names).read();
            }
        } catch (MalformedFileException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("to read an array takes no device", e);
        }
        return names.packages();
    }

    private static char[] text(byte[] bytes, String file) throws MalformedFileException {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] chars = new char[text.remaining()];
            text.get(chars);
            return chars;
        } catch (CharacterCodingException e) {
            throw new MalformedFileException(file, "as a text", "is not UTF-8");
        }
    }

    private static boolean isOfEcosystem(char[] text, String file) throws IOException {
        try (JsonCursor json = JsonCursor.of(text, file)) {
            json.beginObject();
            while (json.nextKey()) {
                JsonToken value = json.next();
                if (json.key().equals(MAPPINGS)) {
                    return value == JsonToken.START_ARRAY && json.next() != JsonToken.VALUE_STRING;
                }
                json.skip();
            }
            return false;
        }
    }
}
