// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.policy;

import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportedPolicy;
import dev.headwater.core.report.Message;
import dev.headwater.host.file.ReplacedFile;
import dev.headwater.host.file.UnwritableFileException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An imported policy as files: the policy, and beside it its overlays. Both are written, or none. */
final class WrittenPolicy {
    private static final String OVERLAYS = "hotfixes.toml";

    private final Path policy;
    private final boolean overwrites;

    private WrittenPolicy(Path policy, boolean overwrites) {
        this.policy = policy;
        this.overwrites = overwrites;
    }

    /** {@return where it is written: a file, or in a folder under its usual name} */
    static WrittenPolicy at(Path path, boolean overwrites) {
        return new WrittenPolicy(Files.isDirectory(path) ? path.resolve(PolicyFile.NAME) : path, overwrites);
    }

    /**
     * Writes it, and says what.
     *
     * @throws InvalidRequestException if a file is there, and nobody said that it may be overwritten; or if it cannot
     *     be written
     */
    void write(ImportedPolicy imported, Output output) {
        Path overlays = policy.resolveSibling(OVERLAYS);
        List<Path> files = new ArrayList<>(List.of(policy));
        if (!imported.overlayText().isEmpty()) {
            if (policy.getFileName().toString().equals(OVERLAYS)) {
                throw new InvalidRequestException("--output: " + OVERLAYS + " is the overlay file; name the policy");
            }
            files.add(overlays);
        }
        files.forEach(this::requireFree);
        try {
            List<ReplacedFile> written = new ArrayList<>(List.of(new ReplacedFile(policy, imported.policyText())));
            if (files.size() > 1) {
                written.add(new ReplacedFile(overlays, imported.overlayText()));
            }
            ReplacedFile.replace(written);
        } catch (UnwritableFileException e) {
            throw new InvalidRequestException("--output: " + e.getMessage(), e.remedy());
        }
        if (output.verbosity() != Output.Verbosity.QUIET) {
            output.messages(List.of(new Message(Message.Kind.HINT, summary(imported, files))));
        }
    }

    private void requireFree(Path file) {
        if (!overwrites && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidRequestException(
                    "--output: " + file + " is there already, and nothing was written",
                    "--overwrite replaces it; without --output the policy goes to standard output");
        }
    }

    private static String summary(ImportedPolicy imported, List<Path> files) {
        List<String> names =
                files.stream().map(file -> file.getFileName().toString()).toList();
        return String.join(" and ", names) + " written; " + count(imported, ImportNote.Level.CHANGED)
                + " of its notes are about what changes in meaning, " + count(imported, ImportNote.Level.CANNOT_SAY)
                + " about what cannot be said";
    }

    private static long count(ImportedPolicy imported, ImportNote.Level level) {
        return imported.notes().stream().filter(note -> note.level() == level).count();
    }
}
