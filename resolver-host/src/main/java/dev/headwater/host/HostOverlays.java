// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.SeenSerials;
import dev.headwater.api.overlay.SeenSet;
import dev.headwater.http.store.PageStore;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What sets of overlays are read with on a machine: what signed ones are held against, and where large ones are kept.
 *
 * @since 0.1.0
 */
public final class HostOverlays {
    private HostOverlays() {}

    /**
     * {@return what sets are held against: a clock, and the serials that the machine keeps, {@code serials} in
     * {@code HEADWATER_STATE_DIR}, else where its system keeps such things} The folder is looked for when the first set
     * is read; without one, sets that must be signed are refused.
     */
    public static OverlayGuard guard(Machine machine, Clock clock) {
        return new OverlayGuard(clock, new MachineSerials(machine));
    }

    /**
     * {@return a store as what keeps what was made of large overlay files} It is opened when the first is read, and
     * where it cannot be, nothing is kept.
     *
     * @param store as {@link HostNetwork#cache()} opens one
     */
    public static OverlayCache cache(Supplier<PageStore> store) {
        return new StoredOverlays(store);
    }

    private record MachineSerials(Machine machine) implements SeenSerials {
        private static final String FOLDER = "serials";
        private static final String REMEDY = "; set " + StateLocation.VARIABLE + " to a folder that can be written";

        @Override
        public Optional<SeenSet> highest(String set) throws IOException {
            Path folder = folder();
            try {
                return SeenSerials.in(folder).highest(set);
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }

        @Override
        public void keep(String set, SeenSet seen) throws IOException {
            Path folder = folder();
            try {
                SeenSerials.in(folder).keep(set, seen);
            } catch (IOException e) {
                throw unusable(folder, e);
            }
        }

        private Path folder() throws IOException {
            try {
                return StateLocation.find(machine)
                        .map(state -> state.resolve(FOLDER))
                        .orElseThrow(() -> new IOException(
                                StateLocation.VARIABLE + " is not set, and there is no home folder" + REMEDY));
            } catch (InvalidMachineException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        private static IOException unusable(Path folder, IOException e) {
            String reason = e instanceof FileSystemException fault && fault.getReason() != null
                    ? fault.getReason()
                    : e.getClass().getSimpleName();
            return new IOException("the folder " + folder + " cannot be used (" + reason + ")" + REMEDY, e);
        }
    }
}
