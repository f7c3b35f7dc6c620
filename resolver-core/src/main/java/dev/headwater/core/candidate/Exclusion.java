// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.util.List;

/**
 * Why a file may not be chosen. Everything that is said about an exclusion is made from these cases.
 *
 * <p>{@link #reason()} continues a sentence whose subject is the file or its version.
 */
public sealed interface Exclusion {
    /** {@return the reason, as it reads behind the file or version: "is yanked"} */
    String reason();

    /** The name of the file cannot be read. */
    record MalformedFilename() implements Exclusion {
        @Override
        public String reason() {
            return "has a file name that cannot be read";
        }
    }

    /** The name of the file is that of another project. */
    record OtherProject() implements Exclusion {
        @Override
        public String reason() {
            return "is a file of another project";
        }
    }

    /**
     * The file is listed in a way by which it may not be used.
     *
     * @param fault what is wrong, as a clause
     */
    record Listing(String fault) implements Exclusion {
        @Override
        public String reason() {
            return fault;
        }
    }

    /** The file is neither a wheel nor a source distribution. */
    record UnsupportedKind() implements Exclusion {
        @Override
        public String reason() {
            return "is neither a wheel nor a source distribution";
        }
    }

    /**
     * The policy or the request does not want the format.
     *
     * @param wheel whether the file is a wheel
     */
    record Format(boolean wheel) implements Exclusion {
        @Override
        public String reason() {
            return wheel
                    ? "is a wheel, and only source distributions may be used"
                    : "has no wheel, and only wheels may be used";
        }
    }

    /** No tag of the wheel fits the target. */
    record Tags() implements Exclusion {
        @Override
        public String reason() {
            return "has no wheel for this Python and platform";
        }
    }

    /**
     * The file wants another Python.
     *
     * @param specifier what it wants
     */
    record RequiresPython(String specifier) implements Exclusion {
        @Override
        public String reason() {
            return "needs Python " + specifier;
        }
    }

    /**
     * The file was uploaded too late.
     *
     * @param uploaded when
     * @param cutOff from when on files are excluded
     */
    record TooNew(Instant uploaded, Instant cutOff) implements Exclusion {
        @Override
        public String reason() {
            return "was uploaded on " + uploaded + ", not before " + cutOff;
        }
    }

    /** There is a cut-off, and no upload time to hold against it. */
    record NoUploadTime() implements Exclusion {
        @Override
        public String reason() {
            return "has no upload time, and a cut-off applies";
        }
    }

    /**
     * The file is yanked, and the request does not pin its version.
     *
     * @param why what the index says of it; may be empty
     */
    record Yanked(String why) implements Exclusion {
        @Override
        public String reason() {
            return "is yanked" + (why.isEmpty() ? "" : " (" + why + ")");
        }
    }

    /**
     * The project is in quarantine.
     *
     * @param why what the index says of it; may be empty
     */
    record Quarantined(String why) implements Exclusion {
        @Override
        public String reason() {
            return "is of a project in quarantine" + (why.isEmpty() ? "" : " (" + why + ")");
        }
    }

    /** Pre-releases are disallowed. */
    record PreRelease() implements Exclusion {
        @Override
        public String reason() {
            return "is a pre-release, and these are disallowed";
        }
    }

    /** The file has none of the hashes that the request names. */
    record Hash() implements Exclusion {
        @Override
        public String reason() {
            return "has none of the hashes that the request names";
        }
    }

    /**
     * The page lists no hash of a kind that the request names, and the file, read whole, is none that the request
     * means.
     *
     * @param found what the file hashes to
     */
    record OtherContent(FileHash found) implements Exclusion {
        @Override
        public String reason() {
            return "was read and has the hash " + found + ", which is none that the request names";
        }
    }

    /**
     * The page lists no hash of a kind that the request names, and the file cannot be read to be checked.
     *
     * @param algorithms the kinds that the request names
     * @param why why it cannot, as a clause
     */
    record UnknownHash(List<String> algorithms, String why) implements Exclusion {
        @Override
        public String reason() {
            return "has no " + String.join(" or ", algorithms) + " on the page to hold against the request, and " + why;
        }
    }

    /** Hashes are required, and the request names none for the project. */
    record NoHash() implements Exclusion {
        @Override
        public String reason() {
            return "has no hash in the request, which requires one for every file";
        }
    }

    /**
     * The metadata cannot be had or read.
     *
     * @param fault what is wrong with it, as a clause
     */
    record Metadata(String fault) implements Exclusion {
        @Override
        public String reason() {
            return fault;
        }
    }

    /**
     * Whether a requirement applies depends on what nobody knows of the target.
     *
     * @param requirement the requirement as written, without secrets
     * @param unknown what is not known
     */
    record UnknownMarker(String requirement, UnknownFields unknown) implements Exclusion {
        @Override
        public String reason() {
            return "has the requirement '" + requirement + "', whose marker " + unknown.clause();
        }
    }

    /**
     * The metadata is that of something else.
     *
     * @param says the name and version that it says
     */
    record MetadataOfAnother(String says) implements Exclusion {
        @Override
        public String reason() {
            return "has the metadata of " + says;
        }
    }

    /**
     * A dependency names a URL.
     *
     * @param name the project that it names
     * @param url the URL, without secrets
     */
    record DependsOnUrl(ProjectName name, String url) implements Exclusion {
        @Override
        public String reason() {
            return "depends on " + name + " at a URL (" + url + "), which only the request may do";
        }
    }
}
