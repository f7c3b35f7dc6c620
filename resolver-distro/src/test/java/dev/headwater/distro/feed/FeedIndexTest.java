// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import static dev.headwater.distro.compile.Lists.compile;
import static dev.headwater.distro.compile.Lists.folder;
import static dev.headwater.distro.compile.Lists.suite;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.compile.Debs;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FeedIndexTest {
    private static final ProjectName APP = ProjectName.parse("app");

    private static final byte[] EGG = Debs.of(Map.of(
            "app-2.0.egg-info/PKG-INFO", "Metadata-Version: 2.1\nName: app\nVersion: 2.0\n",
            "app-2.0.egg-info/requires.txt", "[fast]\nlib<1\nother>=5\n\n[slow:python_version < '3']\nlib\n"));

    private static final byte[] DIST = Debs.of(Map.of(
            "app-2.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: app\nVersion: 2.0\nRequires-Dist: lib<1\n"));

    private static FeedIndex index(RequirementsSource requirements, PackageFiles files) {
        Feed feed = compile(suite(
                List.of("python3-app 2.0-1 | depends python3:any, python3-lib", "python3-lib 1.5-1 | depends python3"),
                List.of(folder("app-2.0.egg-info", "python3-app"), folder("lib-1.5.egg-info", "python3-lib"))));
        CompiledFeed compiled = CompiledFeed.open(FeedFile.toBytes(feed));
        return new FeedIndex(
                "lists",
                requirements,
                new FeedLoading("lists", () -> new LoadedFeed(compiled, List.of(Trust.UNSIGNED), List.of(files))));
    }

    private static FeedIndex index(byte[] deb) {
        return index(RequirementsSource.DISTRIBUTOR, file -> CompletableFuture.completedFuture(deb));
    }

    private static ProvidedPackage app(FeedIndex index) {
        ProjectAnswer answer = index.project(APP).toCompletableFuture().join();
        return Objects.requireNonNull(((ProjectAnswer.Present) answer).page().provided(0));
    }

    private static PublishedAnswer published(FeedIndex index) {
        return index.published(APP, app(index)).toCompletableFuture().join();
    }

    @Test
    void answersOnTheSpotOnceItIsLoaded() {
        FeedIndex index = index(EGG);
        ProvidedPackage app = app(index);

        assertThat(index.project(APP).toCompletableFuture()).isDone();
        MetadataAnswer metadata = index.metadata(APP, app).toCompletableFuture().getNow(null);
        assertThat(metadata).isInstanceOfSatisfying(MetadataAnswer.Found.class, found -> {
            assertThat(found.effective().requiresDist()).containsExactly("lib");
            assertThat(found.source()).isEqualTo(MetadataOrigin.Source.DISTRIBUTOR);
        });
        assertThat(index.project(ProjectName.parse("none"))
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(ProjectAnswer.Absent.class);
    }

    @Test
    void hasTheExtrasOfThePackageWithoutBoundsThatTheReleaseDoesNotMeet() {
        assertThat(published(index(EGG))).isInstanceOfSatisfying(PublishedAnswer.Found.class, found -> {
            assertThat(found.extent()).isEqualTo(PublishedAnswer.Extent.WITHOUT_REQUIREMENTS);
            assertThat(found.published().requiresDist())
                    .containsExactly(
                            "lib<1 ; extra == 'fast'",
                            "other>=5 ; extra == 'fast'",
                            "lib ; (python_version < '3') and extra == 'slow'");
            assertThat(found.effective().requiresDist().get(0)).isEqualTo("lib; extra == \"fast\"");
            assertThat(found.effective().requiresDist().get(1)).isEqualTo("other>=5 ; extra == 'fast'");
            assertThat(found.effective().providesExtra()).hasSize(2);
            assertThat(found.notes())
                    .containsExactly(new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, "lib<1 ; extra == 'fast'"));
        });
        assertThat(published(index(DIST)))
                .isInstanceOfSatisfying(
                        PublishedAnswer.Found.class,
                        found -> assertThat(found.extent()).isEqualTo(PublishedAnswer.Extent.WHOLE));
    }

    @Test
    void isUnavailableWhereThePackageCannotBeHadAndNeverWithoutExtras() {
        IndexFault fault = IndexFault.of(IndexFault.Kind.OFFLINE, "pool/app.deb", "nothing is kept");
        PackageFiles offline = file -> CompletableFuture.failedFuture(new UnreadableRepositoryException(fault));

        assertThat(published(index(RequirementsSource.DISTRIBUTOR, offline)))
                .isEqualTo(new PublishedAnswer.Unavailable(fault));
        assertThat(published(index(new byte[4]))).isInstanceOf(PublishedAnswer.Unavailable.class);
        FeedIndex published = index(RequirementsSource.PUBLISHED, offline);
        assertThat(published.metadata(APP, app(published)).toCompletableFuture().join())
                .isEqualTo(new MetadataAnswer.Unavailable(fault));
    }

    @Test
    void takesThePublishedRequirementsWhereThePolicySaysSo() {
        FeedIndex index = index(RequirementsSource.PUBLISHED, file -> CompletableFuture.completedFuture(DIST));

        assertThat(index.metadata(APP, app(index)).toCompletableFuture().join())
                .isInstanceOfSatisfying(
                        MetadataAnswer.Found.class,
                        found -> assertThat(found.effective().requiresDist()).containsExactly("lib<1"));
    }

    @Test
    void readsThePackageThatNoListNames() {
        Feed feed = compile(suite(
                List.of("python3-app 2.0-1 | depends python3:any"),
                List.of(),
                file -> CompletableFuture.completedFuture(DIST)));

        FeedRow row = feed.projects().getOrDefault(APP, List.of()).get(0);
        assertThat(row.version()).isEqualTo("2.0");
        assertThat(row.evidence().name()).isEqualTo(NameEvidence.PACKAGE);
    }

    @Test
    void isUnavailableOnceItIsClosed() {
        FeedIndex index = index(EGG);
        index.close();

        assertThat(index.project(APP).toCompletableFuture().join())
                .isInstanceOfSatisfying(
                        ProjectAnswer.Unavailable.class,
                        closed -> assertThat(closed.fault().kind()).isEqualTo(IndexFault.Kind.CLOSED));
    }
}
