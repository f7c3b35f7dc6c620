// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.reading;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.text.UrlSecrets;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Holds what an index gave against what it was asked. Of two that may be null, an answer and a failure, one came. */
final class AnswerCheck {
    private AnswerCheck() {}

    static ProjectAnswer project(
            IndexEntry entry, ProjectName name, @Nullable ProjectAnswer answer, @Nullable Throwable thrown) {
        if (thrown != null) {
            Throwable cause =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            return broken(
                    entry,
                    IndexFault.Kind.HOST,
                    "it failed with " + cause.getClass().getSimpleName());
        }
        if (answer == null) {
            return broken(entry, IndexFault.Kind.HOST, "it gave no answer (null)");
        }
        return answer.accept(new ProjectAnswer.Visitor<>() {
            @Override
            public ProjectAnswer present(ProjectAnswer.Present present) {
                ProjectName given = nameOf(present);
                return name.equals(given)
                        ? present
                        : broken(
                                entry,
                                IndexFault.Kind.OTHER_PROJECT,
                                "asked about '" + name + "', it gave "
                                        + (given == null
                                                ? "a page that does not say of what"
                                                : "the page of '" + given + "'"));
            }

            @Override
            public ProjectAnswer absent(ProjectAnswer.Absent absent) {
                return absent;
            }

            @Override
            public ProjectAnswer unavailable(ProjectAnswer.Unavailable unavailable) {
                return unavailable;
            }
        });
    }

    /** A page of a host may throw, or have no name; that it is broken, it may say. */
    private static @Nullable ProjectName nameOf(ProjectAnswer.Present present) {
        try {
            return present.page().name();
        } catch (DefectException e) {
            throw e;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static ProjectAnswer broken(IndexEntry entry, IndexFault.Kind kind, String received) {
        return new ProjectAnswer.Unavailable(IndexFault.of(kind, entry.location(), received));
    }

    /** Checks an answer about the metadata of what has this URL: a file, or a package by its package URL. */
    static MetadataAnswer metadata(String url, @Nullable MetadataAnswer answer, @Nullable Throwable thrown) {
        return answer != null ? answer : new MetadataAnswer.Unavailable(ofHost(url, fault("the metadata", thrown)));
    }

    /** Checks an answer about the metadata within a package. */
    static PublishedAnswer published(String purl, @Nullable PublishedAnswer answer, @Nullable Throwable thrown) {
        return answer != null
                ? answer
                : new PublishedAnswer.Unavailable(ofHost(purl, fault("the metadata within the package", thrown)));
    }

    static ContentAnswer content(DistributionFile file, @Nullable ContentAnswer answer, @Nullable Throwable thrown) {
        return answer != null ? answer : new ContentAnswer.Unavailable(ofHost(file.url(), fault("the file", thrown)));
    }

    private static IndexFault ofHost(String url, String received) {
        return IndexFault.of(IndexFault.Kind.HOST, UrlSecrets.withoutQuery(url), received);
    }

    private static String fault(String what, @Nullable Throwable thrown) {
        return thrown == null
                ? "it gave no answer (null)"
                : what + " could not be read (" + thrown.getClass().getSimpleName() + ")";
    }
}
