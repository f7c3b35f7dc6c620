// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.Recorder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code --record DIR}: what is answered is written into a folder. */
final class RecordArgument {
    private final IndexPolicy policy;
    private final Path folder;
    private @Nullable Recorder recorder;

    private RecordArgument(IndexPolicy policy, Path folder) {
        this.policy = policy;
        this.folder = folder;
    }

    /**
     * Reads the option.
     *
     * @throws InvalidRequestException if the folder cannot be made
     */
    static Optional<RecordArgument> read(IndexPolicy policy, Arguments arguments, Surroundings surroundings) {
        Optional<String> text = arguments.value("record");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Path folder = FileArgument.path("--record", text.get(), surroundings.directory());
        try {
            Recorder.checkFree(folder);
        } catch (IOException e) {
            throw refusal(folder, e);
        }
        return Optional.of(new RecordArgument(policy, folder));
    }

    /** {@return the indexes, with what they answer kept to be written} */
    IndexFactory around(IndexFactory indexes) {
        recorder = Recorder.of(policy, indexes);
        return recorder;
    }

    /**
     * Writes what was answered.
     *
     * @throws InvalidRequestException if it cannot be written
     */
    void write() {
        if (recorder == null) {
            return;
        }
        try {
            recorder.write(folder);
        } catch (IOException e) {
            throw refusal(folder, e);
        }
    }

    private static InvalidRequestException refusal(Path folder, IOException e) {
        return e instanceof FileAlreadyExistsException
                ? new InvalidRequestException("--record: there is something at " + folder, "name a new folder")
                : new InvalidRequestException(
                        "--record: " + folder + " cannot be written ("
                                + e.getClass().getSimpleName() + ")",
                        "check its permissions, and the space there");
    }
}
