// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreters of these tests are shell scripts")
class HostPythonTest {
    @TempDir
    private Path folder;

    @Test
    void whatTheInterpreterSaysIsTheTarget() throws IOException {
        HostPython python =
                saying("python=3.13.0rc1\nimplementation=cpython\nimplementation-version=3.13.0\nfree-threaded=yes\n"
                        + "platform=manylinux_2_36_x86_64");

        Target target = python.target();

        assertThat(target.toString()).contains("3.13.0rc1", "cp313t", "manylinux_2_36_x86_64");
    }

    @Test
    void whatIsGivenTakesItsPlace() throws IOException {
        HostPython python = saying(
                "python=3.10.1\nimplementation=pypy\nimplementation-version=7.3.9\nfree-threaded=no\nplatform=win_amd64");

        assertThat(python.target().abis()).containsExactly("pypy310_pp73");
        assertThat(python.target("3.12", List.of()).abis()).containsExactly("cp312");
        assertThat(python.target(null, List.of("macosx_14_0_arm64")).platforms())
                .containsExactly("macosx_14_0_arm64");
    }

    @Test
    void releaseAndVersionOfItsSystemAreThoseOfItsOwnPlatformOnly() throws IOException {
        HostPython python = saying("""
                python=3.12.1
                implementation=cpython
                implementation-version=3.12.1
                free-threaded=no
                platform=manylinux_2_36_x86_64
                platform-release=6.1.0-18-amd64
                platform-version=#1 SMP Debian 6.1.76-1""");

        MarkerEnvironment own = python.target("3.11", List.of()).environment();
        MarkerEnvironment other = python.target(null, List.of("win_amd64")).environment();

        assertThat(own.value(MarkerField.PLATFORM_RELEASE)).hasValue("6.1.0-18-amd64");
        assertThat(own.value(MarkerField.PLATFORM_VERSION)).hasValue("#1 SMP Debian 6.1.76-1");
        assertThat(other.value(MarkerField.PLATFORM_RELEASE)).isEmpty();
        assertThat(other.value(MarkerField.PLATFORM_VERSION)).isEmpty();
    }

    @Test
    void answersOfTheRealOneAreUnderstood() {
        boolean isThere = Path.of("/usr/bin/python3").toFile().canExecute();
        assumeTrue(isThere, "there is no /usr/bin/python3");

        Target target = HostPython.ask(withPath("/usr/bin")).target();

        assertThat(target.python().toString()).startsWith("3.");
        assertThat(target.environment().value(MarkerField.PLATFORM_RELEASE)).isPresent();
        assertThat(target.environment().value(MarkerField.PLATFORM_VERSION)).isPresent();
    }

    @Test
    void aFailingOneIsSaid() throws IOException {
        script("exit 7");
        refused("ended with status 7");
    }

    @Test
    void oneThatSaysNothingIsSaid() throws IOException {
        script("echo hello");
        refused("did not say what it is");
    }

    @Test
    void noneOnThePathIsSaid() {
        refused("there is no python3 on the path");
    }

    @Test
    void aRelativeFolderOfThePathIsNotLookedInto() throws IOException {
        script("echo python=3.12");

        assertThatExceptionOfType(HostPythonException.class)
                .isThrownBy(() ->
                        HostPython.ask(withPath(Path.of("").toAbsolutePath().relativize(folder) + ":")));
    }

    private static Machine withPath(String path) {
        return Machine.current().withEnvironment(Map.of("PATH", path));
    }

    private void refused(String why) {
        assertThatExceptionOfType(HostPythonException.class)
                .isThrownBy(() -> HostPython.ask(withPath(folder.toString())))
                .withMessageContaining(why);
    }

    private HostPython saying(String answers) throws IOException {
        script("cat <<'END'\n" + answers + "\nEND");
        return HostPython.ask(withPath(folder.toString()));
    }

    private void script(String body) throws IOException {
        Path script = folder.resolve("python3");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }
}
