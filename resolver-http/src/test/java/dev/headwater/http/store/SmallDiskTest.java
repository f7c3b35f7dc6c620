// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real file system of 512 KiB, in a name space of its own: filled up, then made read-only. */
class SmallDiskTest {
    private static final List<String> OWN_SPACE = List.of("unshare", "--user", "--map-root-user", "--mount");
    private static final String MOUNT = "mount -t tmpfs -o size=512k,mode=0700 tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Filler.Form.class)
    void fullOrReadOnlyItGivesWhatItHas(Filler.Form form) throws Exception {
        assumeTrue(mayMount(), "needs Linux, and the right to mount in a name space of its own");
        List<String> before = new ArrayList<>(OWN_SPACE);
        before.addAll(List.of("sh", "-c", MOUNT, folder.toString()));

        assertThat(run(Child.command(before, Filler.class, folder.toString(), form.name())))
                .containsExactly(
                        "the disk is full",
                        "told: answers are not kept in " + folder + ": No space left on device",
                        "whole: all, and none is begun",
                        "the next run, still full",
                        "whole: all, and none is begun",
                        "made room",
                        "kept again",
                        "the disk is read-only",
                        "whole: all, and none is begun",
                        "told: answers are not kept in " + folder + ": Read-only file system",
                        "same salt");
    }

    private boolean mayMount() throws InterruptedException {
        List<String> trial = new ArrayList<>(OWN_SPACE);
        trial.addAll(List.of("sh", "-c", MOUNT, folder.toString(), "true"));
        try {
            return new ProcessBuilder(trial)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** What is done on that disk. */
    static final class Filler {
        private static final int KEYS = 40;

        private static final String PACK = Keys.key(-1);

        private final Path folder;
        private final Form form;
        private CacheFolder last;

        /** How answers are kept. */
        enum Form {
            FILES,
            PACK
        }

        private Filler(Path folder, Form form) {
            this.folder = folder;
            this.form = form;
            this.last = CacheFolder.builder(folder, Clock.systemUTC()).open();
        }

        public static void main(String[] words) throws Exception {
            new Filler(Path.of(words[0]), Form.valueOf(words[1])).run();
        }

        private void write(CacheFolder cache, String key, byte[] answer) {
            if (form == Form.PACK) {
                cache.write(PACK, key, answer);
            } else {
                cache.write(key, answer);
            }
        }

        private void run() throws Exception {
            CacheFolder cache = open();
            byte[] salt = cache.salt();
            System.out.println("the disk is full");
            int kept = fill(cache);
            say(cache, kept);
            System.out.println("the next run, still full");
            say(open(), kept);
            open().prune(100_000);
            System.out.println("made room");
            write(open(), Keys.key(0), Keys.answer(Keys.key(0), -1));
            System.out.println(isKept(open(), 0) ? "kept again" : "not kept");
            System.out.println("the disk is read-only");
            last.release();
            new ProcessBuilder("mount", "-o", "remount,ro", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            CacheFolder readOnly = open();
            say(readOnly, Math.toIntExact(readOnly.contents().answers()));
            write(readOnly, Keys.key(1), Keys.answer(Keys.key(1), -1));
            write(readOnly, Keys.key(2), Keys.answer(Keys.key(2), -1));
            System.out.println(java.util.Arrays.equals(salt, readOnly.salt()) ? "same salt" : "another salt");
        }

        /** What is open cannot be made read-only, and its room is not free. */
        private CacheFolder open() {
            last.release();
            last = CacheFolder.builder(folder, Clock.systemUTC())
                    .onTrouble(problem -> System.out.println("told: " + problem))
                    .open();
            return last;
        }

        /** {@return how many answers are there afterwards} */
        private int fill(CacheFolder cache) {
            int kept = 0;
            for (int i = 0; i < KEYS; i++) {
                write(cache, Keys.key(i), Keys.answer(Keys.key(i), i));
                kept += isKept(cache, i) ? 1 : 0;
            }
            return kept;
        }

        private boolean isKept(CacheFolder cache, int number) {
            String key = Keys.key(number);
            Optional<byte[]> kept = form == Form.PACK ? cache.read(PACK, key) : cache.read(key);
            return kept.filter(answer -> Keys.isWhole(key, answer)).isPresent();
        }

        private void say(CacheFolder cache, int expected) throws IOException {
            int whole = 0;
            for (int i = 0; i < KEYS; i++) {
                whole += isKept(cache, i) ? 1 : 0;
            }
            boolean all = expected > 0 && whole == expected && cache.contents().answers() == expected;
            System.out.println("whole: " + (all ? "all" : whole + " of " + expected) + ", and "
                    + (cache.contents().abandoned() == 0 ? "none" : "some") + " is begun");
        }
    }
}
