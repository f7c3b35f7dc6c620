// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.wheel;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.wheel.InvalidWheelException;
import dev.headwater.wheel.Republished;
import dev.headwater.wheel.UnfitOverlaysException;
import dev.headwater.wheel.WheelRepublisher;
import dev.headwater.wheel.WheelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code wheel republish}: the wheels of a release as those of a post-release, without a build. */
public final class WheelRepublishCommand implements Command {
    private static final String USAGE = "headwater wheel republish --post N -o DIR WHEEL...";
    private static final int MOST_DIGITS = 9;

    @Override
    public String name() {
        return "wheel republish";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .values("config", "output/o", "post", "supplied-by", "uploaded")
                .flags("quiet/q");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Path directory = output.surroundings().directory();
        Path folder = FileArgument.path("--output", required(arguments, "output"), directory);
        int number = number(required(arguments, "post"));
        if (arguments.operands().isEmpty()) {
            throw new InvalidRequestException("there is no wheel to republish", USAGE);
        }
        Optional<IndexPolicy> policy = PolicyArguments.readIfAny(arguments, output.surroundings());
        WheelMessages messages = new WheelMessages(output);
        WheelArguments known = WheelArguments.of(arguments, messages);
        List<WheelSource> wheels = new ArrayList<>();
        for (String operand : arguments.operands()) {
            Path file = FileArgument.path("wheel republish", operand, directory);
            wheels.add(policy.map(given -> known.source(file, given)).orElseGet(() -> WheelSource.of(file)));
        }
        try {
            WheelRepublisher republisher =
                    policy.map(WheelRepublisher::of).orElseGet(WheelRepublisher::withoutOverlays);
            tell(republisher.republish(wheels, number, folder), messages);
            return ExitStatus.RESOLVED;
        } catch (InvalidWheelException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()), "nothing was written, of none of them");
        } catch (UnfitOverlaysException e) {
            return messages.unfit(e.file(), e.problems());
        } catch (IOException e) {
            throw WheelArguments.unwritten(folder, e);
        }
    }

    private static String required(Arguments arguments, String option) {
        return arguments
                .value(option)
                .orElseThrow(() -> new InvalidRequestException("wheel republish needs --" + option, USAGE));
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || text.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw new InvalidRequestException("--post needs the number of a post-release, such as 1");
        }
        return Integer.parseInt(text);
    }

    private static void tell(List<Republished> made, WheelMessages messages) {
        made.forEach(one -> messages.made(one.file(), one.changes(), one.dropped()));
        messages.note("code is as it was: where it names its version, as in __version__, that is still "
                + made.get(0).former());
    }
}
