// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.asking;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import java.util.Optional;

/**
 * The proof that an absence may be believed: a project that an index is known to have, and that it must have now. A
 * wrong URL and a lost login answer 404 to everything.
 *
 * <p>The rule is one, whoever asks: an index that has several locations asks the one that said absent; for any other
 * the resolver does.
 *
 * @param location the place that said absent
 * @param known the project that it must have
 */
public record KnownProjectProof(String location, ProjectName known) {
    /** {@return what it means that the known project itself is absent, which is never believed} */
    public IndexFault absence() {
        return fault(Optional.empty());
    }

    /** {@return what speaks against the absence, if something does, by the answer about the known project} */
    public Optional<IndexFault> contradiction(ProjectAnswer answer) {
        return answer.accept(new ProjectAnswer.Visitor<>() {
            @Override
            public Optional<IndexFault> present(ProjectAnswer.Present present) {
                return Optional.empty();
            }

            @Override
            public Optional<IndexFault> absent(ProjectAnswer.Absent absent) {
                return Optional.of(absence());
            }

            @Override
            public Optional<IndexFault> unavailable(ProjectAnswer.Unavailable unavailable) {
                IndexFault fault = unavailable.fault();
                return Optional.of(
                        fault.kind() == IndexFault.Kind.KNOWN_PROJECT ? fault : fault(Optional.of(fault.detail())));
            }
        });
    }

    private IndexFault fault(Optional<FaultDetail> instead) {
        return IndexFault.of(IndexFault.Kind.KNOWN_PROJECT, location, new FaultDetail.KnownProject(known, instead))
                .withRemedy(Remedy.of(Remedy.Action.CHECK_KNOWN_PROJECT, known.value()));
    }
}
