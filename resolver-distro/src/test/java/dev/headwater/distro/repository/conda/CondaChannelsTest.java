// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.conda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.policy.FeedSource;
import dev.headwater.distro.conda.CondaPackage;
import dev.headwater.distro.repository.ReadingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CondaChannelsTest {
    @TempDir
    Path folder;

    private void list(String subdir, String... builds) throws IOException {
        StringBuilder records = new StringBuilder();
        for (String build : builds) {
            String[] parts = build.split(" ", -1);
            records.append(records.isEmpty() ? "" : ",")
                    .append("\"%1$s-%2$s-0.conda\": {\"name\": \"%1$s\", \"version\": \"%2$s\", \"build\": \"0\","
                            .formatted(parts[0], parts[1]))
                    .append("\"depends\": [\"python %s\"]".formatted(parts[2]))
                    .append(parts.length > 3 ? ", \"purls\": [\"" + parts[3] + "\"]}" : "}");
        }
        Path file = folder.resolve(subdir).resolve("repodata.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"packages.conda\": {" + records + "}}");
    }

    private CondaSnapshot read(String... mapped) {
        CondaChannels channels = new CondaChannels(
                (url, vouching) -> {
                    throw new AssertionError("nothing is on the network");
                },
                Runnable::run);
        FeedSource source =
                new FeedSource(FeedSource.Kind.PATH, folder.toString(), List.of(), List.of(), Optional.empty());
        return channels.open(source, new ReadingRules("linux-64", true, Optional.empty()))
                .join()
                .get(0)
                .read()
                .join()
                .read(Set.of(mapped))
                .join();
    }

    private static List<String> builds(CondaSnapshot channel) {
        return channel.folders().stream()
                .flatMap(one -> one.packages().stream())
                .map(CondaPackage::name)
                .toList();
    }

    @Test
    void keepOfWhatNothingMapsTheNamesAlone() throws IOException {
        list("noarch", "lute 1 >=3.9", "lute 2 >=3.8", "horn 1 >=3.8", "python 3.12 x");
        CondaSnapshot channel = read("horn");

        assertThat(builds(channel)).containsExactly("horn", "python");
        assertThat(channel.folders().get(0).others()).hasSize(1).containsEntry("lute", "python >=3.8");
    }

    @Test
    void keepAllBuildsOfANameOfWhichOneDeclaresSomething() throws IOException {
        list("linux-64", "lute 1 >=3.9", "lute 2 >=3.8 pkg:pypi/lute");
        list("noarch", "lute 3 >=3.9", "drum 1 >=3.9");
        CondaSnapshot channel = read();

        assertThat(builds(channel)).containsExactly("lute", "lute", "lute");
        assertThat(channel.folders().get(1).others()).containsOnlyKeys("drum");
    }
}
