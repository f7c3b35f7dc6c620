// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.Remote;
import dev.headwater.distro.repository.SeenDates;
import dev.headwater.distro.repository.Suite;
import dev.headwater.distro.repository.SuiteName;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.http.files.RemoteFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Reads the archives of a distributor that a feed names.
 *
 * <p>Nothing is read on the thread that asks. What cannot be read, or is not to be believed, ends with an
 * {@link UnreadableRepositoryException}, whatever it is: it never looks like an archive that lacks something.
 *
 * @param clock tells the time
 * @param seen the newest dates seen until now
 * @param remote gets files of archives on the network
 * @param executor reads, and waits for what is on the network; who waits for a package must not do so on its only
 *     thread
 */
public record DebianRepositories(Clock clock, SeenDates seen, Remote remote, Executor executor) {
    /**
     * Finds out which state the suites of a source are in, and whether they are to be believed.
     *
     * @return the suites in the order of the source, one without a name for a folder of lists alone
     */
    public CompletableFuture<List<Suite<DebianSnapshot>>> open(FeedSource source, ReadingRules rules) {
        return CompletableFuture.supplyAsync(() -> suites(source, rules), executor);
    }

    /** Reads all suites of a source. */
    public CompletableFuture<List<DebianSnapshot>> read(FeedSource source, ReadingRules rules) {
        return open(source, rules).thenCompose(suites -> {
            CompletableFuture<List<DebianSnapshot>> all = CompletableFuture.completedFuture(List.of());
            for (Suite<DebianSnapshot> suite : suites) {
                all = all.thenCompose(some -> suite.read().thenApply(one -> with(some, one)));
            }
            return all;
        });
    }

    private static List<DebianSnapshot> with(List<DebianSnapshot> some, DebianSnapshot one) {
        List<DebianSnapshot> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private List<Suite<DebianSnapshot>> suites(FeedSource source, ReadingRules rules) {
        String location = Shown.url(source.location());
        if (source.signedBy().isEmpty() && !rules.allowsUnsigned()) {
            throw Faults.of(
                    IndexFault.Kind.RULE,
                    location,
                    "not read: nobody is named who must have signed it",
                    "name its keys in signed-by, or allow it to be unsigned with allow-unsigned = true");
        }
        if (source.suites().isEmpty()) {
            return List.of(bare(source, rules));
        }
        ReleaseReader reader = new ReleaseReader(clock, seen, rules, source.signedBy());
        List<Suite<DebianSnapshot>> suites = new ArrayList<>();
        for (String suite : source.suites()) {
            requirePath(location, suite);
            source.components().forEach(component -> requirePath(location, component));
            SuiteName name = new SuiteName(location, suite, reader.trust());
            suites.add(ReleasedSuite.open(files(source, suite), name, source.components(), reader, executor));
        }
        return suites;
    }

    private Suite<DebianSnapshot> bare(FeedSource source, ReadingRules rules) {
        if (source.signedBy().isPresent() || source.kind() == FeedSource.Kind.URL) {
            throw Faults.of(
                    IndexFault.Kind.RULE,
                    Shown.url(source.location()),
                    "not read: without a suite there is no release file that could be signed",
                    "name its suites and components");
        }
        return BareFolder.open(Path.of(source.location()), rules.architecture(), executor);
    }

    private SuiteFiles files(FeedSource source, String suite) {
        if (source.kind() == FeedSource.Kind.PATH) {
            return new LocalArchive(Path.of(source.location()), executor).suite(suite);
        }
        RemoteFiles.Vouching vouching =
                source.signedBy().isPresent() ? RemoteFiles.Vouching.SIGNATURE : RemoteFiles.Vouching.CONNECTION;
        return new RemoteSuite(remote.archive(source.location(), vouching), suite);
    }

    /** They become parts of URLs and paths. */
    private static void requirePath(String location, String name) {
        boolean fits = !name.isEmpty()
                && !name.startsWith("/")
                && !name.endsWith("/")
                && !("/" + name + "/").contains("/../")
                && !name.contains("//")
                && name.chars().allMatch(DebianRepositories::isOfName);
        if (!fits) {
            throw Faults.of(
                    IndexFault.Kind.RULE, location, "not read: " + Shown.text(name) + " is no name of a suite", "");
        }
    }

    private static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "/.-_+~".indexOf(c) >= 0;
    }
}
