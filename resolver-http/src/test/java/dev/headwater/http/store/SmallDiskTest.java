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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of 512 KiB, in a name space of its own: filled up, then made read-only. */
class SmallDiskTest {
    private static final List<String> OWN_SPACE = List.of("unshare", "--user", "--map-root-user", "--mount");
    private static final String MOUNT = "mount -t tmpfs -o size=512k,mode=0700 tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    private Path folder;

    @Test
    void fullOrReadOnlyItGivesWhatItHas() throws Exception {
        assumeTrue(mayMount(), "needs Linux, and the right to mount in a name space of its own");
        List<String> before = new ArrayList<>(OWN_SPACE);
        before.addAll(List.of("sh", "-c", MOUNT, folder.toString()));

        assertThat(run(Child.command(before, Filler.class, folder.toString())))
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

        private final Path folder;

        private Filler(Path folder) {
            this.folder = folder;
        }

        public static void main(String[] words) throws Exception {
            new Filler(Path.of(words[0])).run();
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
            open().write(Keys.key(0), Keys.answer(Keys.key(0), -1));
            System.out.println(isKept(open(), 0) ? "kept again" : "not kept");
            System.out.println("the disk is read-only");
            new ProcessBuilder("mount", "-o", "remount,ro", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            CacheFolder readOnly = open();
            say(readOnly, Math.toIntExact(readOnly.contents().answers()));
            readOnly.write(Keys.key(1), Keys.answer(Keys.key(1), -1));
            readOnly.write(Keys.key(2), Keys.answer(Keys.key(2), -1));
            System.out.println(java.util.Arrays.equals(salt, readOnly.salt()) ? "same salt" : "another salt");
        }

        private CacheFolder open() {
            return CacheFolder.builder(folder, Clock.systemUTC())
                    .onTrouble(problem -> System.out.println("told: " + problem))
                    .open();
        }

        /** {@return how many answers are there afterwards} */
        private static int fill(CacheFolder cache) {
            int kept = 0;
            for (int i = 0; i < KEYS; i++) {
                cache.write(Keys.key(i), Keys.answer(Keys.key(i), i));
                kept += isKept(cache, i) ? 1 : 0;
            }
            return kept;
        }

        private static boolean isKept(CacheFolder cache, int number) {
            String key = Keys.key(number);
            return cache.read(key).filter(answer -> Keys.isWhole(key, answer)).isPresent();
        }

        private static void say(CacheFolder cache, int expected) throws IOException {
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
