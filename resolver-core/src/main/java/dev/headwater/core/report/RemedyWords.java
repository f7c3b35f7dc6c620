// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Remedy;
import java.util.Optional;

/**
 * The words of remedies for the users of one surface: a command line names its variables, a build file its elements.
 *
 * <pre>{@code
 * RemedyWords words = (remedy, fault, index) -> remedy.action() == Remedy.Action.GIVE_LOGIN
 *         ? "give a <server> of the id '" + index.map(IndexId::value).orElse("") + "' in settings.xml"
 *         : new RemedyText().of(remedy, fault, index);
 * ResolutionReport.of(outcome).withHints(new HintText(words)).text();
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RemedyWords {
    /**
     * {@return what a person can do, as a sentence without capital and full stop}
     *
     * @param remedy the remedy of the fault
     * @param fault what happened
     * @param index the index that it happened at; empty for a direct URL
     */
    String of(Remedy remedy, IndexFault fault, Optional<IndexId> index);
}
