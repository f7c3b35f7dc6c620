// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import com.google.common.collect.ImmutableList;
import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options that pip accepts in a requirements file, and what becomes of them here. */
enum PipOption {
    REQUIREMENT(true, "", "-r", "--requirement"),
    CONSTRAINT(true, "", "-c", "--constraint"),
    HASH(true, "", "--hash"),
    PRE(false, "", "--pre"),
    ONLY_BINARY(true, "", "--only-binary"),
    NO_BINARY(true, "", "--no-binary"),
    ALL_RELEASES(true, "", "--all-releases"),
    ONLY_FINAL(true, "", "--only-final"),
    PREFER_BINARY(false, "", "--prefer-binary"),
    REQUIRE_HASHES(false, "", "--require-hashes"),
    INDEX(
            true,
            "which indexes are asked, and in which order, is said in the policy file (headwater.toml, [[index]]); remove the option",
            "-i",
            "--index-url",
            "--pypi-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "--trusted-host"),
    NO_INDEX(
            false,
            "which indexes are asked is said in the policy file (headwater.toml, [[index]]); remove the option",
            "--no-index"),
    EDITABLE(
            true,
            "a folder that is being worked on is not resolved; name its requirements with -r pyproject.toml, or serve its wheel from an index of kind \"directory\" in the policy file",
            "-e",
            "--editable"),
    BUILD(
            true,
            "nothing is built here, so options for building have no meaning; remove the option",
            "-C",
            "--config-setting",
            "--config-settings",
            "--global-option",
            "--build-option",
            "--install-option"),
    FEATURE(true, "features of pip itself have no meaning here; remove the option", "--use-feature"),
    CUT_OFF(
            true,
            "a cut-off of upload times is an option of the command line (--exclude-newer); remove the option",
            "--uploaded-prior-to");

    private final boolean takesValue;
    private final String refusal;
    private final ImmutableList<String> spellings;

    PipOption(boolean takesValue, String refusal, String... spellings) {
        this.takesValue = takesValue;
        this.refusal = refusal;
        this.spellings = ImmutableList.copyOf(spellings);
    }

    /**
     * An option as it was written.
     *
     * @param option which one
     * @param spelling how it was written
     * @param value its value; empty for one that takes none
     */
    record Given(PipOption option, String spelling, String value) {}

    /**
     * Reads the options of a line.
     *
     * @throws IllegalArgumentException for one that is not known, refused, or without its value; the message says what
     *     to do
     */
    static List<Given> parse(List<String> words) {
        List<Given> options = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String spelling = spelling(word);
            PipOption option = of(spelling).orElseThrow(() -> unknown(spelling));
            if (!option.refusal.isEmpty()) {
                throw new IllegalArgumentException(spelling + ": " + option.refusal);
            }
            Optional<String> attached = attached(word, spelling);
            if (!option.takesValue && attached.isPresent()) {
                throw new IllegalArgumentException(spelling + " takes no value");
            }
            if (option.takesValue && attached.isEmpty()) {
                i++;
                attached = Optional.of(i).filter(next -> next < words.size()).map(words::get);
            }
            if (option.takesValue && attached.filter(value -> !value.isBlank()).isEmpty()) {
                throw new IllegalArgumentException(spelling + " needs a value");
            }
            options.add(new Given(option, spelling, attached.orElse("")));
        }
        return options;
    }

    /** {@return the option without a value that is written in the same word} */
    private static String spelling(String word) {
        if (!word.startsWith("--")) {
            return word.substring(0, Math.min(2, word.length()));
        }
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }

    private static Optional<String> attached(String word, String spelling) {
        if (word.length() == spelling.length()) {
            return Optional.empty();
        }
        return Optional.of(word.substring(spelling.length() + (spelling.startsWith("--") ? 1 : 0)));
    }

    private static Optional<PipOption> of(String spelling) {
        return Arrays.stream(values())
                .filter(option -> option.spellings.contains(spelling))
                .findFirst();
    }

    private static IllegalArgumentException unknown(String spelling) {
        if (!spelling.startsWith("-")) {
            return new IllegalArgumentException("something else stands where an option is expected;"
                    + " a requirement stands before its options, on one line");
        }
        List<String> accepted = Arrays.stream(values())
                .filter(option -> option.refusal.isEmpty())
                .flatMap(option -> option.spellings.stream())
                .toList();
        Optional<String> meant = NearMiss.of(spelling, accepted);
        return new IllegalArgumentException(meant.map(near -> "the option " + Shown.quoted(spelling)
                                + " is not known in a" + " requirements file; did you mean '" + near + "'?")
                        .orElse("the option is not known in a requirements file")
                + "; known are " + String.join(", ", accepted));
    }
}
