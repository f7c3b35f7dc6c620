// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import java.util.List;

/** {@code serve}: the policy as one Simple index, until it is told to end. */
public final class ServeCommand implements Command {
    /** The packages of what lies in the folder of the gateway, as such an error names classes. */
    private static final List<String> LIBRARIES = List.of("dev/headwater/gateway/", "org/eclipse/jetty/", "org/slf4j/");

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public OptionTable options() {
        return new OptionTable()
                .flags("quiet/q")
                .indexes()
                .values("host", "port", "token-file", "certificate", "key")
                .lists("host-name")
                .flags("redirect-files", "rewrite-wheels")
                .values("rewrite-limit", "workers");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        if (!arguments.operands().isEmpty()) {
            throw new InvalidRequestException("headwater serve takes options only");
        }
        try {
            new GatewayRun(arguments, output).run();
            return ExitStatus.RESOLVED;
        } catch (NoClassDefFoundError e) {
            if (!isOfTheGateway(e)) {
                throw e;
            }
            throw new InvalidRequestException(
                    "headwater serve needs what is in the folder lib/gateway on its class path",
                    "start it by the script headwater, which sees to that");
        }
    }

    /** {@return whether it is a class out of the folder of the gateway that is not there} Any other is a defect. */
    static boolean isOfTheGateway(NoClassDefFoundError error) {
        String missing = String.valueOf(error.getMessage());
        return LIBRARIES.stream().anyMatch(missing::startsWith);
    }
}
