// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.Recorder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code --record DIR}.
 *
 * @param folder where to write
 * @param recorder what is to be written
 */
record RecordArgument(Path folder, Recorder recorder) {
    /**
     * Reads the option.
     *
     * @throws InvalidRequestException if the folder cannot be made
     */
    static Optional<RecordArgument> read(
            IndexPolicy policy, IndexFactory indexes, Arguments arguments, Surroundings surroundings) {
        return arguments.value("record").map(text -> {
            Path folder = FileArgument.path("--record", text, surroundings.directory());
            try {
                Recorder.checkFree(folder);
            } catch (IOException e) {
                throw refusal(folder, e);
            }
            return new RecordArgument(folder, Recorder.of(policy, indexes));
        });
    }

    void write() {
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
