// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import java.nio.file.Path;
import java.util.List;

/** Makes subjects of commands. */
public final class Subjects {
    private Subjects() {}

    /**
     * {@return the subject: by its name up to the first hyphen one of the programs that are known, else a tool that
     * reads JSON}
     */
    public static Subject of(String name, List<String> command, ProcessLimits limits, Path folder) {
        Program program = new Program(name, command, limits, folder);
        return switch (name.split("-", 2)[0]) {
            case "headwater" -> new HeadwaterCommand(program);
            case "pip" -> new Pip(program);
            case "uv" -> new Uv(program);
            case "poetry" -> new ProjectTool(program, new Poetry());
            case "pdm" -> new ProjectTool(program, new Pdm());
            default -> new JsonTool(program, name.equals("gateway") || name.startsWith("gateway-"));
        };
    }
}
