// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the specification: how they are spelled, since which version, and whether they may be repeated. */
enum KnownField {
    METADATA_VERSION("Metadata-Version", 10),
    NAME("Name", 10),
    VERSION("Version", 10),
    DYNAMIC("Dynamic", 22, Use.MULTIPLE),
    PLATFORM("Platform", 10, Use.MULTIPLE),
    SUPPORTED_PLATFORM("Supported-Platform", 11, Use.MULTIPLE),
    SUMMARY("Summary", 10),
    DESCRIPTION("Description", 10),
    DESCRIPTION_CONTENT_TYPE("Description-Content-Type", 21),
    KEYWORDS("Keywords", 10),
    HOME_PAGE("Home-page", 10),
    DOWNLOAD_URL("Download-URL", 11),
    AUTHOR("Author", 10),
    AUTHOR_EMAIL("Author-email", 10),
    MAINTAINER("Maintainer", 12),
    MAINTAINER_EMAIL("Maintainer-email", 12),
    LICENSE("License", 10),
    LICENSE_EXPRESSION("License-Expression", 24),
    LICENSE_FILE("License-File", 24, Use.MULTIPLE),
    CLASSIFIER("Classifier", 11, Use.MULTIPLE),
    REQUIRES_DIST("Requires-Dist", 12, Use.MULTIPLE),
    REQUIRES_PYTHON("Requires-Python", 12),
    REQUIRES_EXTERNAL("Requires-External", 12, Use.MULTIPLE),
    PROJECT_URL("Project-URL", 12, Use.MULTIPLE),
    PROVIDES_EXTRA("Provides-Extra", 21, Use.MULTIPLE),
    PROVIDES_DIST("Provides-Dist", 12, Use.MULTIPLE),
    OBSOLETES_DIST("Obsoletes-Dist", 12, Use.MULTIPLE),
    IMPORT_NAME("Import-Name", 25, Use.MULTIPLE),
    IMPORT_NAMESPACE("Import-Namespace", 25, Use.MULTIPLE),
    REQUIRES("Requires", 11, Use.MULTIPLE),
    PROVIDES("Provides", 11, Use.MULTIPLE),
    OBSOLETES("Obsoletes", 11, Use.MULTIPLE);

    /** How often a field may stand in a file. */
    private enum Use {
        SINGLE,
        MULTIPLE
    }

    private static final Map<String, KnownField> BY_KEY = new HashMap<>();

    static {
        for (KnownField field : values()) {
            BY_KEY.put(field.key, field);
        }
    }

    private final String spelling;
    private final String key;
    private final int since;
    private final Use use;

    KnownField(String spelling, int since) {
        this(spelling, since, Use.SINGLE);
    }

    KnownField(String spelling, int since, Use use) {
        this.spelling = spelling;
        this.key = key(spelling);
        this.since = since;
        this.use = use;
    }

    /** The form of a name that is compared. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static @Nullable KnownField of(String key) {
        return BY_KEY.get(key);
    }

    String key() {
        return key;
    }

    boolean isMultiple() {
        return use == Use.MULTIPLE;
    }

    /** The first version of the metadata that has it, its two digits as a number: 21 for 2.1. */
    int since() {
        return since;
    }

    @Override
    public String toString() {
        return spelling;
    }
}
