// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.resolution.Problem;
import dev.headwater.core.universe.Project;
import java.util.Optional;

/** What came of finding a project: who supplies it, and what of it may be chosen. */
sealed interface ProjectReading {
    /** {@return the project, without candidates where they could not be found out} */
    Project project();

    /** Handles this case. */
    void accept(Visitor visitor);

    /**
     * Its candidates are known, if there are any.
     *
     * @param project the project
     */
    record Listed(Project project) implements ProjectReading {
        @Override
        public void accept(Visitor visitor) {
            visitor.listed(this);
        }
    }

    /**
     * An index did not answer.
     *
     * @param project the project
     * @param index the index
     * @param fault why
     */
    record Failed(Project project, Optional<IndexId> index, IndexFault fault) implements ProjectReading {
        @Override
        public void accept(Visitor visitor) {
            visitor.failed(this);
        }
    }

    /**
     * A cut-off applies, and the owner tells the upload time of no file.
     *
     * @param project the project
     * @param owner the owner
     */
    record WithoutUploadTimes(Project project, IndexId owner) implements ProjectReading {
        @Override
        public void accept(Visitor visitor) {
            visitor.withoutUploadTimes(this);
        }
    }

    /**
     * It is named by the URL of an archive that cannot be what the request means.
     *
     * @param project the project
     * @param problem why
     */
    record Refused(Project project, Problem problem) implements ProjectReading {
        @Override
        public void accept(Visitor visitor) {
            visitor.refused(this);
        }
    }

    /** Handles each case. */
    interface Visitor {
        /** Handles a project whose candidates are known. */
        void listed(Listed listed);

        /** Handles a project of which an index did not answer. */
        void failed(Failed failed);

        /** Handles a project whose files have no upload times, where they matter. */
        void withoutUploadTimes(WithoutUploadTimes without);

        /** Handles a project whose archive cannot be what the request means. */
        void refused(Refused refused);
    }
}
