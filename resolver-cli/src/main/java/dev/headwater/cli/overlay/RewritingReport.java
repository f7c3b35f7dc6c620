// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.api.text.Shown;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.wheel.WheelMessages;
import dev.headwater.wheel.Rewriting;
import dev.headwater.wheel.WheelSource;

/** Says what became of a wheel. */
record RewritingReport(WheelSource source, WheelMessages messages) implements Rewriting.Visitor<ExitStatus> {
    @Override
    public ExitStatus written(Rewriting.Written rewriting) {
        messages.made(rewriting.file(), rewriting.changes(), rewriting.dropped());
        return ExitStatus.RESOLVED;
    }

    @Override
    public ExitStatus repeated(Rewriting.Repeated rewriting) {
        messages.note("it was rewritten by these overlays already, and is the same");
        messages.file(rewriting.file());
        return ExitStatus.RESOLVED;
    }

    @Override
    public ExitStatus untouched(Rewriting.Untouched rewriting) {
        messages.error(
                "no overlay in force changes anything in " + source.file().getFileName());
        if (!rewriting.undated().isEmpty()) {
            messages.hint("there are some for what was uploaded before a time ("
                    + String.join(", ", rewriting.undated()) + "): --uploaded TIME says when this wheel was");
        } else if (source.index().isEmpty()) {
            messages.hint("those for the files of one index count with --supplied-by ID only");
        }
        return ExitStatus.UNSATISFIABLE;
    }

    @Override
    public ExitStatus withdrawn(Rewriting.Withdrawn rewriting) {
        messages.error("the overlay '" + rewriting.withdrawal().overlay() + "' withdraws "
                + source.file().getFileName() + " ("
                + Shown.text(rewriting.withdrawal().reason()) + "), so nobody is to have it");
        return ExitStatus.UNSATISFIABLE;
    }

    @Override
    public ExitStatus unfit(Rewriting.Unfit rewriting) {
        return messages.unfit(source.file(), rewriting.problems());
    }
}
