// SPDX-License-Identifier: Apache-2.0
package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other goals, from the command line of a project. */
class LockTest {
    @TempDir
    private Path folder;

    @Test
    void aLockIsMadeHeldAgainstTodayAndRefusesAChangedOwner() {
        try (Index distro = new Index("other 1.0");
                Index index = new Index("app 1.0: lib", "lib 1.0")) {
            Project project = new Project(folder)
                    .file("headwater.toml", Project.policy("distro", distro.url(), "index", index.url()))
                    .module("", "resolve", "<requirements><requirement>app</requirement></requirements>");

            Build.Result made = new Build(folder).run("headwater:lock", "headwater:verify", "headwater:plan");

            assertThat(made.isSuccess()).as(made.toString()).isTrue();
            assertThat(made.told("INFO"))
                    .contains(
                            "pylock.toml is written: 2 packages to install",
                            "1. for the package manager: nothing",
                            "app==1.0 \\");
            String lock = project.read("pylock.toml");
            assertThat(lock).contains("name = \"lib\"", "[tool.headwater]");

            distro.offer("lib 1.0");
            Build.Result verified = new Build(folder).run("headwater:verify");
            Build.Result again = new Build(folder).run("headwater:lock");

            assertThat(verified.failureOf("single"))
                    .isEqualTo("""
                            2 packages, 2 names: 1 error
                            pylock.toml:27: error: lib: index supplied it, and now distro (order) does [owner-changed]""");
            assertThat(again.failureOf("single"))
                    .isEqualTo("""
                            The owner of a project changed since they were locked, so nothing is locked: lib.
                              lib: index supplied it, and now distro does (order);\
                             <acceptOwners><name>lib</name></acceptOwners>, or -Dheadwater.acceptOwners=lib
                            hint: who offers a name in an index that is asked earlier gets it: look at each before it is\
                             accepted""");
            assertThat(project.read("pylock.toml")).isEqualTo(lock);

            Build.Result accepted = new Build(folder)
                    .with("headwater.acceptOwners", "lib")
                    .with("headwater.names", "lib,app")
                    .run("headwater:lock", "headwater:owner", "headwater:help");

            assertThat(accepted.isSuccess()).as(accepted.toString()).isTrue();
            assertThat(accepted.told("INFO"))
                    .contains("lib is supplied by distro, in the order of the policy", "  distro: present");
            assertThat(accepted.toString()).contains("headwater:verify");
        }
    }
}
