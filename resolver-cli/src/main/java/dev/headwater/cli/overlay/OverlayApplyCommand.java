// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.wheel.WheelArguments;
import dev.headwater.cli.wheel.WheelMessages;
import dev.headwater.core.PolicyFile;
import dev.headwater.wheel.InvalidWheelException;
import dev.headwater.wheel.Rewriting;
import dev.headwater.wheel.WheelRewriter;
import dev.headwater.wheel.WheelSource;
import java.io.IOException;
import java.nio.file.Path;

/** {@code overlay apply}: a wheel with the metadata that the overlays in force make of its own. */
public final class OverlayApplyCommand implements Command {
    @Override
    public String name() {
        return "overlay apply";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .values("config", "output/o", "supplied-by", "uploaded")
                .flags("quiet/q");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        if (arguments.operands().size() != 1) {
            throw new InvalidRequestException("overlay apply takes one wheel", "headwater overlay apply WHEEL -o DIR");
        }
        Path directory = output.surroundings().directory();
        Path file = FileArgument.path("overlay apply", arguments.operands().get(0), directory);
        Path folder = FileArgument.path("--output", arguments.value("output").orElse("."), directory);
        IndexPolicy policy = PolicyArguments.readIfAny(arguments, output.surroundings())
                .orElseThrow(() -> new InvalidRequestException(
                        "there is no policy, so no overlay is in force: no " + PolicyFile.NAME + " was found from "
                                + directory + " up",
                        "name the file: --config FILE"));
        WheelMessages messages = new WheelMessages(output);
        WheelSource source = WheelArguments.of(arguments, messages).source(file, policy);
        try {
            Rewriting rewriting = WheelRewriter.of(policy).rewrite(source, folder);
            return rewriting.accept(new RewritingReport(source, messages));
        } catch (InvalidWheelException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw WheelArguments.unwritten(folder, e);
        }
    }
}
