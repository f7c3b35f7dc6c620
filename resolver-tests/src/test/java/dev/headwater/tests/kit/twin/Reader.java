// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes of each index what a twin takes it for. */
@FunctionalInterface
public interface Reader {
    /** What reads as it should. */
    Reader SOUND = (world, id, index) -> index;

    /** {@return an index in place of another} */
    PackageIndex in(World world, IndexId id, PackageIndex index);

    /** What a twin makes of an answer about a project. */
    @FunctionalInterface
    interface OfAnswers {
        ProjectAnswer answer(World world, IndexId id, ProjectName name, ProjectAnswer answer);
    }

    /** What a twin does before it asks about a project. */
    @FunctionalInterface
    interface OfNames {
        void ask(World world, IndexId id, ProjectName name);
    }

    /** {@return one that alters what is answered about projects} */
    static Reader answers(OfAnswers twin) {
        return (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return index.project(name).thenApply(answer -> twin.answer(world, id, name, answer));
            }
        };
    }

    /** {@return one that alters pages} */
    static Reader pages(UnaryOperator<ProjectPage> twin) {
        return presence(page -> new ProjectAnswer.Present(twin.apply(page)));
    }

    /** {@return one that takes pages for something else} */
    static Reader presence(Function<ProjectPage, ProjectAnswer> twin) {
        return answers((world, id, name, answer) -> answer.listed().map(twin).orElse(answer));
    }

    /** {@return one that asks more than it should} */
    static Reader asking(OfNames twin) {
        return (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                twin.ask(world, id, name);
                return index.project(name);
            }
        };
    }

    /** {@return one that alters what is read of the metadata of files, and of packages} */
    static Reader metadata(UnaryOperator<MetadataAnswer> twin) {
        return (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                return index.metadata(file).thenApply(twin);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
                return index.metadata(project, provided).thenApply(twin);
            }
        };
    }
}
