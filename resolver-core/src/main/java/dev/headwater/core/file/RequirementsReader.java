// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import com.google.common.collect.Sets;
import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.ReleaseRule;
import dev.headwater.api.resolution.ReleaseRules;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.file.PipOption.Given;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a requirements file and the files that it names, as pip does where that is safe, and refuses the rest. */
public final class RequirementsReader {
    private static final int LONGEST = 1 << 24;
    private static final int DEEPEST = 20;
    private static final int MOST_FILES = 200;
    private static final int MOST_LINES = 200_000;
    /** pip takes no others in a requirements file. */
    private static final List<String> HASHES = List.of("sha256", "sha384", "sha512");

    /** What a file of overrides may say besides requirements; a hash by itself is refused as in any file. */
    private static final Set<PipOption> OF_OVERRIDES =
            Sets.immutableEnumSet(PipOption.REQUIREMENT, PipOption.REQUIRE_HASHES, PipOption.HASH);

    private final List<RequestedRequirement> requirements = new ArrayList<>();
    private final List<RequestedRequirement> constraints = new ArrayList<>();
    private final List<RequestedRequirement> overrides = new ArrayList<>();
    private final FormatOptions format = new FormatOptions();
    private boolean preReleases;
    private final List<ReleaseRules> releaseRules = new ArrayList<>();
    private boolean requireHashes;

    /** The files from the one that was asked for to the one that is being read. */
    private final Set<Path> open = new LinkedHashSet<>();

    private final List<Path> read = new ArrayList<>();
    private int lines;

    private RequirementsReader() {}

    /**
     * Reads a file of requirements.
     *
     * @throws FileFault for the first fault
     */
    public static RequirementLines read(Path file) {
        return new RequirementsReader().readFile(file, Kind.REQUIREMENTS).end();
    }

    /**
     * Reads a file of constraints.
     *
     * @throws FileFault for the first fault
     */
    public static RequirementLines readConstraints(Path file) {
        return new RequirementsReader().readFile(file, Kind.CONSTRAINTS).end();
    }

    /**
     * Reads a file of overrides.
     *
     * @throws FileFault for the first fault
     */
    public static RequirementLines readOverrides(Path file) {
        return new RequirementsReader().readFile(file, Kind.OVERRIDES).end();
    }

    /**
     * Reads the text of a file of requirements.
     *
     * @param file where the text stands, or would stand: for messages, and for the files that it names
     * @throws FileFault for the first fault
     */
    public static RequirementLines parse(String text, Path file) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("the text is longer than " + LONGEST + " characters, which no such file needs");
        }
        RequirementsReader reader = new RequirementsReader();
        reader.open.add(real(file));
        reader.readText(text, new Source(file, Kind.REQUIREMENTS));
        return reader.end();
    }

    private enum Kind {
        REQUIREMENTS,
        CONSTRAINTS,
        OVERRIDES
    }

    private record Source(Path file, Kind kind) {}

    private RequirementLines end() {
        return new RequirementLines(
                requirements,
                constraints,
                overrides,
                format.policy(),
                preReleases,
                ReleaseRules.of(releaseRules),
                requireHashes,
                read);
    }

    private RequirementsReader readFile(Path file, Kind kind) {
        if (!open.add(real(file))) {
            throw FileFault.whole("this file includes itself");
        }
        if (open.size() > DEEPEST || read.size() >= MOST_FILES) {
            throw FileFault.whole("more than "
                    + (open.size() > DEEPEST
                            ? DEEPEST + " files include each other"
                            : MOST_FILES + " files are included"));
        }
        read.add(file);
        readText(TextFile.read(file, LONGEST), new Source(file, kind));
        open.remove(real(file));
        return this;
    }

    private void readText(String text, Source place) {
        for (LogicalLine line : LogicalLine.of(TextFile.hasByteOrderMark(text) ? text.substring(1) : text)) {
            if (++lines > MOST_LINES) {
                throw FileFault.at(line.number(), "more than " + MOST_LINES + " lines");
            }
            try {
                readLine(line, place);
            } catch (InvalidTextException e) {
                throw FileFault.at(line.number(), Shown.quoted(e.text()) + ": expected " + e.expected());
            } catch (IllegalArgumentException e) {
                throw FileFault.at(line.number(), String.valueOf(e.getMessage()));
            }
        }
    }

    private void readLine(LogicalLine line, Source place) {
        refuseVariables(line.text());
        int options = startOfOptions(line.text());
        String requirement = line.text().substring(0, options).strip();
        List<Given> given = PipOption.parse(ShellWords.split(line.text().substring(options)));
        if (requirement.isEmpty()) {
            given.forEach(option -> apply(option, line, place));
        } else {
            add(RequirementText.parseLine(requirement), hashes(given), line, place);
        }
    }

    /** pip's rule: the first word that begins with a hyphen. */
    private static int startOfOptions(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean begins = i == 0 || text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t';
            if (begins && text.charAt(i) == '-') {
                return i;
            }
        }
        return text.length();
    }

    private static void refuseVariables(String text) {
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
            int end = at + 2;
            while (end < text.length() && isVariable(text.charAt(end))) {
                end++;
            }
            if (end > at + 2 && end < text.length() && text.charAt(end) == '}') {
                throw new IllegalArgumentException(Shown.text(text.substring(at, Math.min(end + 1, at + 80)))
                        + ": environment variables are not expanded here; write the value, and credentials in .netrc");
            }
        }
    }

    private static boolean isVariable(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private List<FileHash> hashes(List<Given> given) {
        List<FileHash> hashes = new ArrayList<>();
        for (Given option : given) {
            if (option.option() != PipOption.HASH) {
                throw new IllegalArgumentException(
                        option.spelling() + " stands on a line of its own, not behind a requirement");
            }
            int colon = option.value().indexOf(':');
            if (colon < 0 || !HASHES.contains(option.value().substring(0, colon))) {
                throw new IllegalArgumentException(
                        "a hash is written --hash=sha256:… (or sha384, sha512), but there is "
                                + Shown.quoted(option.value()));
            }
            hashes.add(FileHash.parse(option.value()));
        }
        requireHashes |= !hashes.isEmpty();
        return hashes;
    }

    private void add(Requirement requirement, List<FileHash> hashes, LogicalLine line, Source place) {
        RequestedRequirement requested = new RequestedRequirement(
                requirement, Place.inFile(Shown.text(place.file().toString()), line.number()), hashes);
        switch (place.kind()) {
            case REQUIREMENTS -> requirements.add(requested);
            case CONSTRAINTS -> addConstraint(requested);
            case OVERRIDES -> overrides.add(requested);
        }
    }

    private void addConstraint(RequestedRequirement requested) {
        Requirement requirement = requested.requirement();
        if (!requirement.extras().isEmpty()) {
            throw new IllegalArgumentException(
                    "a constraint has no extras; write '" + requirement.name() + "' without them");
        }
        if (requirement.url().isPresent()) {
            throw new IllegalArgumentException("a constraint names versions, no URL; write the URL in a requirement");
        }
        constraints.add(requested);
    }

    private void apply(Given option, LogicalLine line, Source place) {
        boolean isOverride = place.kind() == Kind.OVERRIDES;
        if (isOverride && !OF_OVERRIDES.contains(option.option())) {
            throw new IllegalArgumentException(
                    option.spelling()
                            + " means nothing in a file of overrides; write it on the command line or in a file of requirements");
        }
        switch (option.option()) {
            case REQUIREMENT -> include(option, isOverride ? Kind.OVERRIDES : Kind.REQUIREMENTS, line, place);
            case CONSTRAINT -> include(option, Kind.CONSTRAINTS, line, place);
            case PRE -> allowPreReleases();
            case ALL_RELEASES -> releaseRules.add(ReleaseRules.NONE.with(ReleaseRule.ALL_RELEASES, option.value()));
            case ONLY_FINAL -> releaseRules.add(ReleaseRules.NONE.with(ReleaseRule.ONLY_FINAL, option.value()));
            case ONLY_BINARY -> format.onlyBinary(option.value());
            case NO_BINARY -> format.noBinary(option.value());
            case PREFER_BINARY -> format.preferBinary();
            case REQUIRE_HASHES -> requireHashes = true;
            case HASH -> throw new IllegalArgumentException("--hash stands behind a requirement, on the same line");
            default -> throw FileFault.at(line.number(), option.spelling() + " is not accepted here");
        }
    }

    /** As in pip, what a line before said of all projects is taken back, what it said of one is not. */
    private void allowPreReleases() {
        preReleases = true;
        releaseRules.add(ReleaseRules.NONE.withoutAll());
    }

    private void include(Given option, Kind kind, LogicalLine line, Source place) {
        if (UrlSecrets.beginsAsUrl(option.value())) {
            throw new IllegalArgumentException(
                    option.spelling() + " names a URL; fetch the file, read it, and name it by its path");
        }
        Path included;
        try {
            included = place.file().resolveSibling(option.value());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Shown.quoted(option.value()) + " is no path: " + e.getReason());
        }
        try {
            readFile(included, kind);
        } catch (FileFault e) {
            // Who includes a file that cannot be read at all is what has to be known to mend it.
            throw e.line() == 0 && e.file().isEmpty()
                    ? FileFault.at(
                            line.number(), option.spelling() + " " + Shown.quoted(option.value()) + ": " + e.problem())
                    : e.in(included);
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
