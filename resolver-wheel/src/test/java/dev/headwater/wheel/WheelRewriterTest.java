// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WheelRewriterTest {
    private static final String DIST_INFO = "lib-1.0.dist-info/";

    @TempDir
    private Path folder;

    private Path written(Path wheel, Overlay... overlays) {
        Rewriting rewriting = rewrite(wheel, Policies.of(overlays));
        assertThat(rewriting).isInstanceOf(Rewriting.Written.class);
        return ((Rewriting.Written) rewriting).file();
    }

    private Rewriting rewrite(Path wheel, IndexPolicy policy) {
        return rewrite(WheelSource.of(wheel), policy, folder.resolve("out"));
    }

    private static Rewriting rewrite(WheelSource source, IndexPolicy policy, Path to) {
        try {
            return WheelRewriter.of(policy).rewrite(source, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path wheel(String... requires) {
        return WheelBuilder.of("lib", "1.0", requires).write(folder);
    }

    private static String metadata(Path wheel) {
        return Unzipped.of(wheel).text(DIST_INFO + "METADATA");
    }

    @Nested
    class WhatIsOther {
        @Test
        void metadataSaysWhatTheOverlaySaysAndIsElseByteForByteAsItWas() {
            Path wheel = wheel("idna", "six<2", "click");
            Path rewritten = written(wheel, Policies.six("loose"));

            assertThat(metadata(rewritten)).isEqualTo(metadata(wheel).replace("six<2", "six<3"));
        }

        @Test
        void fourFilesAreOtherAndTheirOrderIsKept() {
            Path wheel = wheel("six<2");
            Unzipped before = Unzipped.of(wheel);
            Unzipped after = Unzipped.of(written(wheel, Policies.six("loose")));

            assertThat(after.names())
                    .containsExactly(
                            "lib/__init__.py",
                            "lib-1.0.data/scripts/run",
                            DIST_INFO + "METADATA",
                            DIST_INFO + "WHEEL",
                            DIST_INFO + "headwater-hotfix.json",
                            DIST_INFO + "RECORD");
            assertThat(after.text("lib/__init__.py")).isEqualTo(before.text("lib/__init__.py"));
            assertThat(after.text("lib-1.0.data/scripts/run")).isEqualTo(before.text("lib-1.0.data/scripts/run"));
            assertThat(after.time(DIST_INFO + "headwater-hotfix.json")).isEqualTo(before.time(DIST_INFO + "METADATA"));
        }

        @Test
        void entriesAreCopiedAsTheyArePacked() throws IOException {
            Path wheel = wheel("six<2");
            String before = Files.readString(wheel, StandardCharsets.ISO_8859_1);
            String after = Files.readString(written(wheel, Policies.six("loose")), StandardCharsets.ISO_8859_1);
            int end = before.indexOf("PK\3\4", before.indexOf("lib-1.0.data/scripts/run"));

            assertThat(after).startsWith(before.substring(0, end));
        }

        @Test
        void recordHasTheNewHashesAndAllOtherLinesAsTheyWere() {
            Path wheel = wheel("six<2");
            Unzipped after = Unzipped.of(written(wheel, Policies.six("loose")));
            String before = Unzipped.of(wheel).text(DIST_INFO + "RECORD");

            assertThat(after.text(DIST_INFO + "RECORD").lines())
                    .startsWith(
                            before.lines().toList().get(0),
                            before.lines().toList().get(1))
                    .containsAll(List.of("METADATA", "WHEEL", "headwater-hotfix.json").stream()
                            .map(name -> line(after, name))
                            .toList())
                    .endsWith(line(after, "headwater-hotfix.json"), DIST_INFO + "RECORD,,")
                    .hasSize(6);
        }

        private static String line(Unzipped wheel, String name) {
            byte[] bytes = wheel.text(DIST_INFO + name).getBytes(StandardCharsets.UTF_8);
            return DIST_INFO + name + "," + WheelBuilder.hash(bytes) + "," + bytes.length;
        }

        @Test
        void aNewFileSaysWhatItWasMadeOf() throws IOException {
            Path wheel = wheel("six<2");
            Rewriting.Written rewriting = (Rewriting.Written) rewrite(wheel, Policies.of(Policies.six("loose")));

            assertThat(Unzipped.of(rewriting.file()).text(DIST_INFO + WheelHotfix.FILE))
                    .isEqualTo(rewriting.hotfix().json())
                    .isEqualTo("""
                            {
                              "schema": 1,
                              "wheel": {
                                "filename": "lib-1.0-py3-none-any.whl",
                                "sha256": "%s"
                              },
                              "metadata": {
                                "published-sha256": "%s",
                                "effective-sha256": "%s"
                              },
                              "overlays": ["loose"],
                              "overlay-digest": "%s"
                            }
                            """.formatted(
                                    Sha256.of(wheel),
                                    Sha256.of(metadata(wheel).getBytes(StandardCharsets.UTF_8)),
                                    Sha256.of(metadata(rewriting.file()).getBytes(StandardCharsets.UTF_8)),
                                    Policies.of(Policies.six("loose"))
                                            .overlays()
                                            .digest()
                                            .orElseThrow()));
            assertThat(rewriting.sha256()).isEqualTo(Sha256.of(rewriting.file()));
        }

        @ParameterizedTest
        @CsvSource({"'', 0hw", "3, 3hw", "12local, 12localhw", "01, 01hw"})
        void theBuildTagKeepsItsNumberAndSortsBehindTheOriginal(String build, String expected) {
            Path wheel = WheelBuilder.built(build, "six<2").write(folder);
            Path rewritten = written(wheel, Policies.six("loose"));
            WheelFilename name = WheelFilename.parse(rewritten.getFileName().toString());
            String digest =
                    Policies.of(Policies.six("loose")).overlays().digest().orElseThrow();

            assertThat(rewritten.getFileName().toString().split("-", -1)[2])
                    .isEqualTo(expected + digest.substring("sha256:".length()).substring(0, 8));
            assertThat(name.build())
                    .isGreaterThan(
                            WheelFilename.parse(wheel.getFileName().toString()).build());
            assertThat(Unzipped.of(rewritten).text(DIST_INFO + "WHEEL"))
                    .endsWith("\nBuild: " + rewritten.getFileName().toString().split("-", -1)[2] + "\n");
        }

        @Test
        void theBuildOfWheelIsReplaced() {
            Path wheel = WheelBuilder.built("3", "six<2")
                    .with(it -> it.add(it.path("WHEEL"), "Wheel-Version: 1.0\r\nBuild: 3\r\nRoot-Is-Purelib: true\r\n"))
                    .write(folder);

            assertThat(Unzipped.of(written(wheel, Policies.six("loose"))).text(DIST_INFO + "WHEEL"))
                    .matches("Wheel-Version: 1.0\r\nBuild: 3hw[0-9a-f]{8}\r\nRoot-Is-Purelib: true\r\n");
        }

        @Test
        void signaturesOfTheFormerRecordAreLeftOut() {
            Path wheel = WheelBuilder.of("lib", "1.0", "six<2")
                    .with(it -> it.addUnnamed(it.path("RECORD.jws"), "signed"))
                    .with(it -> it.add(it.path("RECORD.p7s"), "signed"))
                    .write(folder);
            Rewriting.Written rewriting = (Rewriting.Written) rewrite(wheel, Policies.of(Policies.six("loose")));
            Unzipped after = Unzipped.of(rewriting.file());

            assertThat(rewriting.dropped()).containsExactly("RECORD.jws", "RECORD.p7s");
            assertThat(after.names()).noneMatch(name -> name.contains("RECORD."));
            assertThat(after.text(DIST_INFO + "RECORD")).doesNotContain("RECORD.");
        }

        @Test
        void extrasAndRequiresPythonAreAsTheOverlaySays() {
            Path wheel = wheel("six<2", "old; extra == 'old'");
            Path rewritten = written(
                    wheel,
                    Policies.lib("all")
                            .extra(ExtraName.parse("new"), List.of(Requirement.parse("idna>=3")))
                            .requiresPython(SpecifierSet.parse(">=3.10"))
                            .build());

            assertThat(metadata(rewritten))
                    .isEqualTo(metadata(wheel)
                            .replace("extra == 'old'\n", "extra == 'old'\nRequires-Dist: idna>=3; extra == \"new\"\n")
                            .replace("Requires-Python: >=3.8\n", "Requires-Python: >=3.10\nProvides-Extra: new\n"));
        }
    }

    @Nested
    class WhatItDependsOn {
        @Test
        void neitherFolderNorZoneNorLocale() throws IOException {
            Path wheel = wheel("six<2");
            Path here = written(wheel, Policies.six("loose"));
            TimeZone zone = TimeZone.getDefault();
            Locale locale = Locale.getDefault();
            Path there;
            try {
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                Path copy = Files.copy(
                        wheel, Files.createDirectory(folder.resolve("other")).resolve(wheel.getFileName()));
                there = ((Rewriting.Written) rewrite(
                                WheelSource.of(copy), Policies.of(Policies.six("loose")), folder.resolve("other")))
                        .file();
            } finally {
                TimeZone.setDefault(zone);
                Locale.setDefault(locale);
            }

            assertThat(there).hasSameBinaryContentAs(here);
        }

        @Test
        void oneHashOnEveryMachine() throws IOException {
            Path wheel = WheelBuilder.of("lib", "1.0", "six<2")
                    .with(it -> it.items.forEach(item -> item.method = 0))
                    .write(folder);

            assertThat(Sha256.of(written(wheel, Policies.six("loose"))))
                    .isEqualTo("0d3bef0d863c5b62568d1b27842dfc6440c244d8e0a3796c1d2d2c6b1be9b80f");
        }

        @Test
        void otherOverlaysAreNoMatter() {
            Path wheel = wheel("six<2");
            Overlay other = Policies.lib("other")
                    .scope(OverlayScope.versions(SpecifierSet.parse("==2.0")))
                    .requiresPython(SpecifierSet.parse(">=3.10"))
                    .build();

            assertThat(written(wheel, Policies.six("loose"), other)).isEqualTo(written(wheel, Policies.six("loose")));
        }

        @Test
        void twiceRewrittenIsOnceRewritten() {
            Path once = written(wheel("six<2"), Policies.six("loose"));
            Rewriting twice =
                    rewrite(WheelSource.of(once), Policies.of(Policies.six("loose")), folder.resolve("again"));

            assertThat(twice).isInstanceOf(Rewriting.Repeated.class);
            assertThat(((Rewriting.Repeated) twice).file())
                    .hasSameBinaryContentAs(once)
                    .hasFileName(once.getFileName().toString());
        }

        @Test
        void onItselfItIsRewrittenToo() throws IOException {
            Path once = written(wheel("six<2"), Policies.six("loose"));
            byte[] before = Files.readAllBytes(once);

            assertThat(rewrite(once, Policies.of(Policies.six("loose")))).isInstanceOf(Rewriting.Repeated.class);
            assertThat(once).hasBinaryContent(before);
        }

        @Test
        void whatOtherOverlaysMadeIsNotRewrittenAgain() {
            Path once = written(wheel("six<2"), Policies.six("loose"));

            assertThatThrownBy(() -> rewrite(once, Policies.of(Policies.six("another"))))
                    .isInstanceOf(InvalidWheelException.class)
                    .hasMessageContaining("rewritten already, by other overlays (loose)")
                    .hasMessageContaining("lib-1.0-py3-none-any.whl");
        }

        @Test
        void whatWasRewrittenIsRefusedWhereItsOverlaysAreGone() {
            Path once = written(wheel("six<2"), Policies.six("loose"));

            assertThatThrownBy(() -> rewrite(once, Policies.of()))
                    .isInstanceOf(InvalidWheelException.class)
                    .hasMessageContaining("by overlays (loose), of which none is in force for it; take the wheel")
                    .hasMessageContaining("lib-1.0-py3-none-any.whl of sha256 ");
        }
    }

    /** Anybody can write a headwater-hotfix.json. */
    @Nested
    class WhatAWheelSaysOfItself {
        private final Overlay loose = Policies.six("loose");

        private String genuine() {
            Path file = written(wheel("six<2"), loose);
            return file.getFileName().toString();
        }

        private static String build(String name) {
            return name.split("-", -1)[2];
        }

        /** Every hash in it is right; the wheel that it was made of is the genuine one. */
        private WheelBuilder forged(String... requires) {
            WheelHotfix made = ((Rewriting.Written) rewrite(wheel("six<2"), Policies.of(loose))).hotfix();
            WheelBuilder wheel = WheelBuilder.of("lib", "1.0", requires);
            byte[] metadata = Unzipped.of(wheel.write(folder.resolve("forged")))
                    .text(DIST_INFO + "METADATA")
                    .getBytes(StandardCharsets.UTF_8);
            WheelHotfix hotfix = new WheelHotfix(
                    made.filename(),
                    made.sha256(),
                    made.publishedSha256(),
                    Sha256.of(metadata),
                    made.overlays(),
                    made.digest());
            wheel.add(wheel.path(WheelHotfix.FILE), hotfix.json());
            return wheel;
        }

        private WheelBuilder named(WheelBuilder wheel) {
            wheel.filename = genuine();
            return wheel;
        }

        private WheelBuilder built(WheelBuilder wheel) {
            wheel.add(wheel.path("WHEEL"), "Wheel-Version: 1.0\nBuild: " + build(genuine()) + "\n");
            return named(wheel);
        }

        private void refused(WheelBuilder forged, String problem) {
            Path file = forged.write(folder.resolve("forged"));
            Path out = folder.resolve("refused");

            assertThatThrownBy(() -> rewrite(WheelSource.of(file), Policies.of(loose), out))
                    .isInstanceOf(InvalidWheelException.class)
                    .hasMessageContaining("its headwater-hotfix.json is not true of it: " + problem);
            assertThat(out).doesNotExist();
        }

        @Test
        void isRefusedWhereItsNameIsNotThatOfARewrittenOne() {
            refused(forged("evil"), "the file would be called '" + genuine() + "'");
        }

        @Test
        void isRefusedWhereItsBuildIsNot() {
            refused(named(forged("six<3")), "the Build of WHEEL is not '" + build(genuine()) + "'");
        }

        @ParameterizedTest
        @CsvSource({"evil", "six<2", "six<2;six<3"})
        void isRefusedWhereTheOverlaysAreNotInForceInItsMetadata(String requires) {
            refused(built(forged(requires.split(";"))), "METADATA is not what its overlays make of one");
        }

        @Test
        void isTakenWhereAllIsAsARewritingLeavesIt() {
            Path file = built(forged("six<3", "idna")).write(folder.resolve("forged"));

            assertThat(rewrite(WheelSource.of(file), Policies.of(loose), folder.resolve("again")))
                    .isInstanceOf(Rewriting.Repeated.class);
        }

        @Test
        void isTakenWhateverTheOverlaysChange() {
            Overlay all = Policies.lib("all")
                    .replace(Requirement.parse("six<2"), Requirement.parse("six<3"))
                    .replace(Requirement.parse("six<3"), Requirement.parse("six<4"))
                    .remove(Requirement.parse("gone"))
                    .add(Requirement.parse("click"))
                    .extra(ExtraName.parse("x"), List.of(Requirement.parse("idna>=3")))
                    .requiresPython(SpecifierSet.parse(">=3.10"))
                    .build();
            Path once = written(
                    wheel("six<2", "six<3", "gone", "click", "a; extra == 'x' or extra == 'y'", "b; extra == 'x'"),
                    all);

            assertThat(rewrite(WheelSource.of(once), Policies.of(all), folder.resolve("again")))
                    .isInstanceOf(Rewriting.Repeated.class);
        }

        @Test
        void doesNotHideItFromOverlaysThatNameItsHash() throws IOException {
            Path file = forged("evil").write(folder.resolve("forged"));
            OverlayScope its = OverlayScope.files(List.of(new FileHash("sha256", Sha256.of(file))));
            Overlay gone = Policies.lib("gone")
                    .scope(its)
                    .use(FileUse.withdraw("malware"))
                    .build();

            assertThat(rewrite(WheelSource.of(file), Policies.of(gone, loose), folder.resolve("again")))
                    .isInstanceOf(Rewriting.Withdrawn.class);

            Path honest = folder.resolve("out").resolve(genuine());
            OverlayScope of = OverlayScope.files(List.of(new FileHash("sha256", Sha256.of(honest))));
            Overlay edit = Policies.lib("edit")
                    .scope(of)
                    .requiresPython(SpecifierSet.parse(">=3.10"))
                    .build();
            assertThatThrownBy(() -> rewrite(WheelSource.of(honest), Policies.of(edit, loose), folder.resolve("again")))
                    .hasMessageContaining("by other overlays (loose) than are in force for it");
        }

        @Test
        void isWithdrawnWithTheWheelThatItWasMadeOf() throws IOException {
            Path wheel = wheel("six<2");
            Path once = written(wheel, loose);
            Overlay gone = Policies.lib("gone")
                    .scope(OverlayScope.files(List.of(new FileHash("sha256", Sha256.of(wheel)))))
                    .use(FileUse.withdraw("malware"))
                    .build();

            assertThat(rewrite(once, Policies.of(gone, loose))).isInstanceOf(Rewriting.Withdrawn.class);
        }
    }

    @Nested
    class WhereItIsWritten {
        @Test
        void theWheelThatWasGivenIsNotWrittenTo() throws IOException {
            Path once = written(wheel("six<2"), Policies.six("loose"));
            Path store = Files.move(once, folder.resolve("store"));
            Files.createSymbolicLink(once, store);

            assertThat(rewrite(once, Policies.of(Policies.six("loose")))).isInstanceOf(Rewriting.Repeated.class);
            assertThat(once).isSymbolicLink();
            Files.delete(once);
            Files.move(store, once);
            Object before = key(once);
            assertThat(rewrite(once, Policies.of(Policies.six("loose")))).isInstanceOf(Rewriting.Repeated.class);
            assertThat(key(once)).isEqualTo(before);
        }

        private static Object key(Path file) throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        }

        @Test
        void whatIsNoRegularFileIsNotReplaced() throws IOException {
            Path wheel = wheel("six<2");
            Path once = written(wheel, Policies.six("loose"));
            Files.delete(once);
            Files.createDirectory(once);

            assertThatThrownBy(() -> WheelRewriter.of(Policies.of(Policies.six("loose")))
                            .rewrite(WheelSource.of(wheel), folder.resolve("out")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no regular file");
            assertThat(once).isEmptyDirectory();
        }

        @Test
        void aNameMayBeAsLongAsAFileSystemHasIt() {
            String tag = "x".repeat(255 - 12 - "lib-1.0-py3-none-.whl".length());
            Path wheel = WheelBuilder.of("lib", "1.0", "six<2")
                    .with(it -> it.filename = "lib-1.0-py3-none-" + tag + ".whl")
                    .write(folder);

            assertThat(written(wheel, Policies.six("loose")).getFileName().toString())
                    .hasSize(255);
        }
    }

    @Nested
    class WhichOverlaysAreForIt {
        @Test
        void noneAndNothingIsWritten() {
            Path wheel = wheel("six<2");
            Overlay yank = Policies.lib("yank").use(FileUse.yank("bad")).build();

            assertThat(rewrite(wheel, Policies.of())).isEqualTo(new Rewriting.Untouched(List.of()));
            assertThat(rewrite(wheel, Policies.of(yank))).isEqualTo(new Rewriting.Untouched(List.of()));
            assertThat(folder.resolve("out")).doesNotExist();
        }

        @Test
        void thoseOfItsIndex() {
            Path wheel = wheel("six<2");
            IndexPolicy policy = Policies.of(Policies.lib("loose")
                    .index(Policies.INDEX)
                    .replace(Requirement.parse("six<2"), Requirement.parse("six"))
                    .build());
            Path out = folder.resolve("out");

            assertThat(rewrite(WheelSource.of(wheel), policy, out)).isInstanceOf(Rewriting.Untouched.class);
            assertThat(rewrite(WheelSource.of(wheel).suppliedBy(IndexId.parse("other")), policy, out))
                    .isInstanceOf(Rewriting.Untouched.class);
            assertThat(rewrite(WheelSource.of(wheel).suppliedBy(Policies.INDEX), policy, out))
                    .isInstanceOf(Rewriting.Written.class);
        }

        @Test
        void thoseThatNameItsHashAlsoOnceItIsRewritten() throws IOException {
            Path wheel = wheel("six<2");
            IndexPolicy policy = Policies.of(Policies.lib("loose")
                    .scope(OverlayScope.files(List.of(new FileHash("sha256", Sha256.of(wheel)))))
                    .replace(Requirement.parse("six<2"), Requirement.parse("six"))
                    .build());
            Path once = ((Rewriting.Written) rewrite(wheel, policy)).file();

            assertThat(rewrite(once, policy)).isInstanceOf(Rewriting.Repeated.class);
        }

        @Test
        void thoseForWhatWasUploadedBeforeOnlyIfThatIsKnown() {
            Path wheel = wheel("six<2");
            IndexPolicy policy = Policies.of(Policies.lib("old")
                    .scope(OverlayScope.versions(SpecifierSet.parse("<2"))
                            .uploadedBefore(Instant.parse("2026-06-01T00:00:00Z")))
                    .replace(Requirement.parse("six<2"), Requirement.parse("six"))
                    .build());
            WheelSource source = WheelSource.of(wheel);
            Path out = folder.resolve("out");

            assertThat(rewrite(source, policy, out)).isEqualTo(new Rewriting.Untouched(List.of("old")));
            assertThat(rewrite(source.uploadedAt(Instant.parse("2026-07-01T00:00:00Z")), policy, out))
                    .isEqualTo(new Rewriting.Untouched(List.of()));
            assertThat(rewrite(source.uploadedAt(Instant.parse("2026-05-01T00:00:00Z")), policy, out))
                    .isInstanceOf(Rewriting.Written.class);
        }

        @Test
        void oneThatWithdrawsItLeavesNothingToWrite() {
            Rewriting rewriting = rewrite(
                    wheel("six<2"),
                    Policies.of(
                            Policies.six("loose"),
                            Policies.lib("gone").use(FileUse.withdraw("broken")).build()));

            assertThat(rewriting).isInstanceOf(Rewriting.Withdrawn.class);
            assertThat(folder.resolve("out")).doesNotExist();
        }

        @Test
        void oneThatDoesNotFitIsAProblem() {
            Rewriting rewriting = rewrite(wheel("six<9"), Policies.of(Policies.six("loose")));

            assertThat(rewriting)
                    .isEqualTo(
                            new Rewriting.Unfit(List.of(new OverlayProblem.Unmet("loose", "six<2", List.of("six<9")))));
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Nested
    class WhatIsLegalAndRare {
        private void isKept(WheelBuilder builder) {
            Path wheel = builder.write(folder);
            Map<String, String> before = Unzipped.of(wheel).texts();
            Map<String, String> after =
                    Unzipped.of(written(wheel, Policies.six("loose"))).texts();

            assertThat(after).containsEntry("lib/__init__.py", before.get("lib/__init__.py"));
            assertThat(after)
                    .containsAllEntriesOf(before.entrySet().stream()
                            .filter(entry -> !entry.getKey().startsWith(DIST_INFO))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        @ParameterizedTest
        @EnumSource(ZipItem.Descriptor.class)
        void descriptorsBehindTheData(ZipItem.Descriptor descriptor) {
            isKept(WheelBuilder.of("lib", "1.0", "six<2")
                    .with(it -> it.items.forEach(item -> {
                        item.descriptor = descriptor;
                        item.hasLargeSizes =
                                descriptor == ZipItem.Descriptor.LARGE || descriptor == ZipItem.Descriptor.LARGE_SIGNED;
                    })));
        }

        @Test
        void sizesOfEightBytesInAnEntrysOwnHeader() {
            isKept(WheelBuilder.of("lib", "1.0", "six<2")
                    .with(it -> it.items.forEach(item -> item.hasLargeSizes = true)));
        }

        @Test
        void aComment() throws IOException {
            Path wheel = WheelBuilder.of("lib", "1.0", "six<2")
                    .with(it -> it.comment = "built by hand")
                    .write(folder);

            assertThat(Files.readString(written(wheel, Policies.six("loose")), StandardCharsets.ISO_8859_1))
                    .endsWith("built by hand");
        }

        /** There they are devices, with any ending: an installer there fails, and everywhere else they are files. */
        @Test
        void namesThatWindowsKeepsForDevices() {
            isKept(WheelBuilder.of("lib", "1.0", "six<2").with(it -> {
                for (String name :
                        List.of("lib/aux.py", "lib/Con/__init__.py", "lib/nul", "lib/COM1.txt", "lpt9/x.py")) {
                    it.add(name, "x = 1\n");
                }
            }));
        }

        @Test
        void entriesThatAreNotCompressedFoldersAndNamesOfAnyScript() {
            isKept(WheelBuilder.of("lib", "1.0", "six<2").with(it -> {
                it.item("lib/__init__.py").method = 0;
                it.addUnnamed("lib/", "").mode = 0040755;
                it.add("lib/größe.txt", "wide").flags = 1 << 11;
                it.add("lib/empty", "");
            }));
        }

        @Test
        void linesThatEndWithACarriageReturnAsWell() {
            Path wheel = WheelBuilder.of("lib", "1.0")
                    .lineEnd("\r\n")
                    .with(it -> it.add(
                            it.path("METADATA"),
                            "Name: lib\r\nVersion: 1.0\r\nRequires-Dist: six<2\r\nRequires-Dist: a\r\n\r\nText\n"))
                    .write(folder);
            Unzipped after = Unzipped.of(written(wheel, Policies.six("loose")));

            assertThat(after.text(DIST_INFO + "METADATA"))
                    .isEqualTo("Name: lib\r\nVersion: 1.0\r\nRequires-Dist: six<3\r\nRequires-Dist: a\r\n\r\nText\n");
            assertThat(after.text(DIST_INFO + "RECORD").lines().count())
                    .isEqualTo(after.text(DIST_INFO + "RECORD").split("\r\n", -1).length - 1);
        }
    }
}
