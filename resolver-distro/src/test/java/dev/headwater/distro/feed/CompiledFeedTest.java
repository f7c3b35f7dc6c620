// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import static dev.headwater.distro.compile.Lists.compile;
import static dev.headwater.distro.compile.Lists.folder;
import static dev.headwater.distro.compile.Lists.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompiledFeedTest {
    private static Feed feed(int projects) {
        List<String> packages = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < projects; i++) {
            packages.add("python3-lib" + i + " 1." + i + "-1 | depends python3:any, python3-lib" + (i + 1) % projects);
            contents.add(folder("lib" + i + "-1.0.egg-info", "python3-lib" + i));
        }
        return compile(suite(packages, contents));
    }

    @Test
    void isWhatWasWritten() {
        for (int projects : new int[] {1, FeedFile.PER_BLOCK, FeedFile.PER_BLOCK + 1, 300}) {
            Feed feed = feed(projects);
            CompiledFeed compiled = CompiledFeed.open(FeedFile.toBytes(feed));

            assertThat(compiled.read()).isEqualTo(feed);
            feed.projects()
                    .forEach((name, rows) -> assertThat(compiled.find(name)).isEqualTo(rows));
            assertThat(compiled.find(ProjectName.parse("a"))).isEmpty();
            assertThat(compiled.find(ProjectName.parse("zz"))).isEmpty();
            assertThat(compiled.find(ProjectName.parse("lib0-x"))).isEmpty();
        }
    }

    @Test
    void isNotWrittenWhereItWouldNotBeRead() {
        Feed feed = feed(1);
        FeedHead head = feed.head();
        List<FeedHead.Interpreter> many =
                Collections.nCopies(101, head.interpreters().get(0));
        Feed wide = new Feed(
                new FeedHead(
                        head.sources(), head.distributor(), many, head.architecture(), head.unmapped(), head.remarks()),
                feed.projects());

        assertThatThrownBy(() -> FeedFile.toBytes(wide)).hasMessage("the feed is larger than a file holds");
    }

    @Test
    void isTheSameBytesForTheSameFeed() {
        assertThat(FeedFile.toBytes(feed(100))).isEqualTo(FeedFile.toBytes(feed(100)));
    }

    @Test
    void hasADigestOfWhatItSaysOfPackages() {
        Feed feed = feed(100);
        String digest = digest(feed);

        assertThat(digest).matches("sha256:[0-9a-f]{64}").isEqualTo(digest(feed(100)));
        assertThat(digest(feed(101))).isNotEqualTo(digest);
        assertThat(digest(with(feed, source("https://mirror.example.org/debian", ""))))
                .as("read elsewhere, at another time, and vouched for")
                .isEqualTo(digest);
        assertThat(digest(with(feed, source("lists", "stable"))))
                .as("of another suite")
                .isNotEqualTo(digest);
    }

    @Test
    void isRefusedWholeWhereItsDigestIsOfSomethingElse() {
        byte[] file = FeedFile.toBytes(feed(3));
        int start = FeedFile.BEGINNING.length + Integer.BYTES;
        byte[] body = Arrays.copyOfRange(file, start, file.length);
        body[0] ^= 1;

        assertThatThrownBy(() -> CompiledFeed.open(FeedFile.sealed(body)).read())
                .hasMessage("has another digest than what stands in it");
    }

    private static String digest(Feed feed) {
        return CompiledFeed.open(FeedFile.toBytes(feed)).digest();
    }

    private static FeedHead.Source source(String location, String suite) {
        Instant date = Instant.parse("2026-07-11T09:00:00Z");
        return new FeedHead.Source(location, suite, Optional.of(date), Optional.of(date), Trust.SIGNED);
    }

    private static Feed with(Feed feed, FeedHead.Source source) {
        FeedHead head = feed.head();
        return new Feed(
                new FeedHead(
                        List.of(source),
                        head.distributor(),
                        head.interpreters(),
                        head.architecture(),
                        head.unmapped(),
                        head.remarks()),
                feed.projects());
    }

    @Test
    void isRefusedWhereABitIsAnotherOne() {
        byte[] file = FeedFile.toBytes(feed(3));
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> CompiledFeed.open(changed)).isInstanceOf(InvalidFeedException.class);
        }
    }

    @Test
    void isRefusedWhereItIsCutOff() {
        byte[] file = FeedFile.toBytes(feed(3));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> CompiledFeed.open(cut)).isInstanceOf(InvalidFeedException.class);
        }
    }

    @Test
    void saysThatItIsOfAnotherVersion() {
        byte[] file = FeedFile.toBytes(feed(3));
        file[FeedFile.BEGINNING.length - 1] = 9;

        assertThatThrownBy(() -> CompiledFeed.open(file))
                .hasMessage("is a compiled feed of version 9 of the format, of which version 3 is read");
    }

    @Test
    void throwsNothingElseWhateverStandsInIt() {
        byte[] file = FeedFile.toBytes(feed(3));
        int start = FeedFile.BEGINNING.length + Integer.BYTES;
        byte[] body = Arrays.copyOfRange(file, start, file.length);
        for (int at = 0; at < body.length; at++) {
            byte[] changed = body.clone();
            changed[at] = (byte) 0xff;
            readAll(FeedFile.sealed(changed));
        }
    }

    private static void readAll(byte[] file) {
        try {
            CompiledFeed feed = CompiledFeed.open(file);
            feed.find(ProjectName.parse("lib1"));
            feed.read();
        } catch (InvalidFeedException e) {
            assertThat(e).hasMessageMatching("(is|ends|has|says|was) .*");
        }
    }
}
