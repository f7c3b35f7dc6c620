// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.SetFile;
import dev.headwater.core.report.SetReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code overlay show}: what a file of overlays says, who signed it, and until when it holds. */
public final class OverlayShowCommand implements Command {
    @Override
    public String name() {
        return "overlay show";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().lists("trusted-key").values("config", "format");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        Path file = SetArgument.file(arguments, this, surroundings.directory());
        SetFile set = SetArgument.read(file);
        SetReport report = SetReport.of(
                arguments.operands().get(0),
                signature(set, keys(arguments, surroundings)),
                set.head(),
                set.overlays(),
                surroundings.machine().clock().instant());
        output.result(output.format() == OutputFormat.JSON ? report.json() : report.text());
        return ExitStatus.RESOLVED;
    }

    private static List<TrustedKey> keys(Arguments arguments, Surroundings surroundings) {
        List<String> given = arguments.values("trusted-key");
        if (given.isEmpty()) {
            return PolicyArguments.trustedKeys(arguments, surroundings);
        } else if (arguments.has("config")) {
            throw new InvalidRequestException(
                    "--trusted-key stands instead of the keys of a policy: leave out --config, or --trusted-key");
        }
        List<TrustedKey> keys = new ArrayList<>();
        for (String text : given) {
            Path file = FileArgument.path("--trusted-key", text, surroundings.directory());
            keys.addAll(SetArgument.refused(() -> OverlayFile.keys(file)));
        }
        return keys;
    }

    private static SetReport.Signature signature(SetFile set, List<TrustedKey> keys) {
        Optional<TrustedKey> signer = set.signer(keys);
        if (signer.isPresent()) {
            return new SetReport.Signature(SetReport.Trust.TRUSTED, signer);
        } else if (!set.hasSignature()) {
            return new SetReport.Signature(SetReport.Trust.UNSIGNED, signer);
        }
        return new SetReport.Signature(keys.isEmpty() ? SetReport.Trust.UNCHECKED : SetReport.Trust.UNKNOWN, signer);
    }
}
