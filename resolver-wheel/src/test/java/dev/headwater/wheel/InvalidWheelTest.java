// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wheels that are refused: each for a reason that says where it is, and with nothing written. */
class InvalidWheelTest {
    private static final WheelHotfix HOTFIX = new WheelHotfix("lib-1.0-py3-none-any.whl", "", "", "", List.of(), "x");

    @TempDir
    private Path folder;

    private static Arguments bad(String problem, Consumer<WheelBuilder> change) {
        return Arguments.of(problem, change);
    }

    static Stream<Arguments> archives() {
        return Stream.of(
                bad("'lib/__init__.py' is there twice", it -> it.addUnnamed("lib/__init__.py", "again")),
                bad("'lib/__init__.py/' is there twice", it -> it.addUnnamed("lib/__init__.py/", "").mode = 0040755),
                bad("'lib' is a file, and the folder of others", it -> it.add("lib", "x")),
                bad("'lib/__init__.py' is a symbolic link", it -> it.item("lib/__init__.py").mode = 0120777),
                bad(
                        "'lib/__init__.py' is neither a file nor a folder",
                        it -> it.item("lib/__init__.py").mode = 0010644),
                bad("'../evil' is no plain path", it -> it.add("../evil", "x")),
                bad("'lib/./evil' is no plain path", it -> it.add("lib/./evil", "x")),
                bad("'/evil' is no plain path", it -> it.add("/evil", "x")),
                bad("'lib//evil' is no plain path", it -> it.add("lib//evil", "x")),
                bad("'lib\\evil' has a character in its name", it -> it.add("lib\\evil", "x")),
                bad("'c:evil' has a character in its name", it -> it.add("c:evil", "x")),
                bad(
                        "has a name of more than 1000 characters or 100 folders",
                        it -> it.add("a/".repeat(101) + "x", "x")),
                bad("has a name of more than 1000 characters", it -> it.add("x".repeat(1001), "x")),
                bad("'lib/a|b' has a character in its name", it -> it.add("lib/a|b", "x")),
                bad("has a character in its name", it -> it.add("lib/a\u2028b", "x").flags = 1 << 11),
                bad("'lib/a./b' has a dot or a space at the end", it -> it.add("lib/a./b", "x")),
                bad("'lib/a ' has a dot or a space at the end", it -> it.add("lib/a ", "x")),
                bad("'lib/__init__.py' and 'LIB/__init__.py' are one name", it -> it.add("LIB/__init__.py", "x")),
                bad("'LIB' is a file, and the folder of others", it -> it.add("LIB", "x")),
                bad("are one name where case and normal form do not count", it -> {
                    it.add("lib/\u00e9", "x").flags = 1 << 11;
                    it.add("lib/e\u0301", "x").flags = 1 << 11;
                }),
                bad("a name that is not ASCII and not marked", it -> it.add("lib/ä", "x")),
                bad("'lib/__init__.py' is encrypted", it -> it.item("lib/__init__.py").flags = 1),
                bad("compressed in another way than deflate", it -> it.item("lib/__init__.py").method = 12),
                bad(
                        "says one thing in the directory and another",
                        it -> it.item("lib/__init__.py").ownName = "lib/_other_.py"),
                bad("'lib/__init__.py' has a second name", it -> it.item("lib/__init__.py").extra = extra(0x7075, 8)),
                bad(
                        "'lib/__init__.py' has a second name",
                        it -> it.item("lib/__init__.py").ownExtra = extra(0x7075, 8)),
                bad(
                        "'lib/__init__.py' is in the form for more than 4 GiB",
                        it -> it.item("lib/__init__.py").extra = extra(1, 16)),
                bad(
                        "has extra fields that cannot be read",
                        it -> it.item("lib/__init__.py").extra = new byte[] {1, 2, 3}),
                bad("'lib/__init__.py' is damaged", it -> it.item("lib/__init__.py").size = 4),
                bad("it unpacks to", it -> it.item("lib/__init__.py").size = 1L << 31),
                bad("there may be bytes before it", it -> it.prefix = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)),
                bad("there are bytes behind it", it -> it.comment = "PK\5\6 or what"));
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                bad("it has no lib-1.0.dist-info/METADATA", it -> it.items.remove(it.item(it.path("METADATA")))),
                bad("it has no lib-1.0.dist-info/WHEEL", it -> it.items.remove(it.item(it.path("WHEEL")))),
                bad("METADATA is not UTF-8", it -> it.add(it.path("METADATA"), new byte[] {'N', (byte) 0xe4})),
                bad("METADATA has no fields", it -> it.add(it.path("METADATA"), "\nName: lib\n")),
                bad("METADATA cannot be read", it -> it.add(it.path("METADATA"), "Name: lib\n")),
                bad("METADATA is of 'other' 1.0", it -> it.add(it.path("METADATA"), "Name: other\nVersion: 1.0\n")),
                bad("METADATA is of 'lib' 2.0", it -> it.add(it.path("METADATA"), "Name: lib\nVersion: 2.0\n")),
                bad(
                        "more than one .dist-info folder: 'lib-1.0.dist-info' and 'evil-1.0.dist-info'",
                        it -> it.add("evil-1.0.dist-info/METADATA", "x")),
                bad("more than one .dist-info folder: ", it -> it.add("evil-1.0.dist-info", "x")),
                bad(
                        "headwater-hotfix.json/x' is in the place of the file",
                        it -> it.add(it.path(WheelHotfix.FILE + "/x"), "x")),
                bad(
                        "headwater-hotfix.json/' is in the place of the file",
                        it -> it.addUnnamed(it.path(WheelHotfix.FILE + "/"), "").mode = 0040755),
                bad("RECORD.jws/x' is in the place of the file", it -> it.add(it.path("RECORD.jws/x"), "x")),
                bad("Record.p7s' is in the place of the file", it -> it.add(it.path("Record.p7s"), "x")),
                bad("RECORD has more lines than there are files", it -> it.record.addAll(Collections.nCopies(20, ""))),
                bad(
                        "its folder is 'lib-1.0.dist-info', which is of another",
                        it -> it.filename = "lib-1.1-py3-none-any.whl"),
                bad("not the name of a wheel", it -> it.filename = "lib.whl"),
                bad("the Wheel-Version '2.0'", it -> it.add(it.path("WHEEL"), "Wheel-Version: 2.0\n")),
                bad("'lib/extra.py' is not named in RECORD", it -> it.addUnnamed("lib/extra.py", "x")),
                bad("RECORD names 'lib/gone.py', which is not there", it -> it.record.add("lib/gone.py,sha256=abc,3")),
                bad("RECORD names 'lib/__init__.py' twice", it -> it.record.add("lib/__init__.py,,")),
                bad("RECORD has no hash of 'lib/__init__.py'", it -> it.record.set(0, "lib/__init__.py,,")),
                bad("RECORD has no hash of 'lib/__init__.py'", it -> it.record.set(0, "lib/__init__.py,md5=abc,")),
                bad("'lib/__init__.py' has another hash", it -> it.record.set(0, "lib/__init__.py,sha256=abc,")),
                bad(
                        "'lib/__init__.py' has 20 bytes, and RECORD says '7'",
                        it -> it.record.set(0, it.record.get(0).replace(",20", ",7"))),
                bad("RECORD: line 1 is not a path, a hash and a size", it -> it.record.add(0, "lib/__init__.py")),
                bad("RECORD: line 1 has a quote that does not end", it -> it.record.add(0, "\"lib")),
                bad("RECORD: line 1 has more than three values", it -> it.record.add(0, "a,b,c,d")),
                bad(
                        "RECORD does not name itself",
                        it -> it.addUnnamed(it.path("RECORD"), String.join("\n", it.record))),
                bad("its headwater-hotfix.json is none", it -> it.add(it.path(WheelHotfix.FILE), "{\"schema\": 1}")),
                bad("its headwater-hotfix.json is none", it -> it.add(it.path(WheelHotfix.FILE), "no json")),
                bad("its headwater-hotfix.json is none", it -> it.add(it.path(WheelHotfix.FILE), HOTFIX.json())));
    }

    private static byte[] extra(int id, int length) {
        return ByteBuffer.allocate(4 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id)
                .putShort((short) length)
                .array();
    }

    @ParameterizedTest
    @MethodSource({"archives", "contents"})
    void isRefused(String problem, Consumer<WheelBuilder> change) {
        Path wheel = WheelBuilder.of("lib", "1.0", "six<2").with(change).write(folder);

        refused(wheel, problem);
    }

    private void refused(Path wheel, String problem) {
        Path out = folder.resolve("out");

        assertThatThrownBy(() ->
                        WheelRewriter.of(Policies.of(Policies.six("loose"))).rewrite(WheelSource.of(wheel), out))
                .isInstanceOf(InvalidWheelException.class)
                .hasMessageStartingWith(wheel + ": ")
                .hasMessageContaining(problem);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNoFileOrNoArchiveIsRefused() throws IOException {
        refused(folder.resolve("lib-1.0-py3-none-any.whl"), "there is no such file");
        refused(Files.createDirectory(folder.resolve("lib-1.1-py3-none-any.whl")), "it is no file");
        refused(Files.createFile(folder.resolve("lib-1.2-py3-none-any.whl")), "it is no zip archive");
    }

    @Test
    void everyCutOfAWheelIsRefused() throws IOException {
        byte[] whole = WheelBuilder.of("lib", "1.0", "six<2").bytes();
        for (int length = 0; length < whole.length; length += 7) {
            Path wheel = folder.resolve("lib-1.0-py3-none-any.whl");
            Files.write(wheel, Arrays.copyOf(whole, length));
            refused(wheel, "");
        }
    }

    @Test
    void everyOtherByteOfAnEntryIsNoticed() throws IOException {
        // Not compressed, since a compressor leaves some bits open.
        byte[] whole = WheelBuilder.of("lib", "1.0", "six<2")
                .with(it -> it.addUnnamed(
                        it.path("RECORD"), String.join("\n", it.record) + "\n" + it.path("RECORD") + ",,\n"))
                .with(it -> it.items.forEach(item -> item.method = 0))
                .bytes();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        Path wheel = folder.resolve("lib-1.0-py3-none-any.whl");
        for (int at = 0; at < text.indexOf("PK\1\2"); at++) {
            if (isVersionNeeded(text, at)) {
                continue;
            }
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(wheel, changed);
            refused(wheel, "");
        }
    }

    /** Which version of the format a reader needs is the one thing in a header that says nothing of the file. */
    private static boolean isVersionNeeded(String text, int at) {
        int header = text.lastIndexOf("PK\3\4", at);
        return at - header == 4 || at - header == 5;
    }

    @Test
    void aDirectoryThatCountsOthersIsRefused() throws IOException {
        byte[] whole = WheelBuilder.of("lib", "1.0", "six<2").bytes();
        whole[whole.length - 22 + 10]++;
        whole[whole.length - 22 + 8]++;
        Path wheel = Files.write(folder.resolve("lib-1.0-py3-none-any.whl"), whole);

        refused(wheel, "its directory has 5 entries, and says that it has 6");
    }
}
