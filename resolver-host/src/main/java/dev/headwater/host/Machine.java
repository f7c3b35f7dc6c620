// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process is told of the machine that it runs on: variables, the current folder, the system, the user, the time.
 *
 * <pre>{@code
 * Machine machine = Machine.current().withDirectory(project.getBasedir().toPath());
 * }</pre>
 *
 * <p>Immutable. {@link #toString()} repeats no variable, since many hold secrets.
 *
 * @since 0.1.0
 */
public final class Machine {
    private final Map<String, String> environment;
    private final Path directory;
    private final String system;
    private final String user;
    private final Clock clock;

    private Machine(Map<String, String> environment, Path directory, String system, String user, Clock clock) {
        this.environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        this.directory = directory.toAbsolutePath();
        this.system = system;
        this.user = user;
        this.clock = clock;
    }

    /** {@return the machine as this process finds it} The one place of the library that asks the process. */
    public static Machine current() {
        return new Machine(
                System.getenv(),
                Path.of(System.getProperty("user.dir", "")),
                System.getProperty("os.name", ""),
                System.getProperty("user.name", ""),
                Clock.systemUTC());
    }

    /** {@return this with other variables in place of all of its own} */
    public Machine withEnvironment(Map<String, String> environment) {
        return new Machine(environment, directory, system, user, clock);
    }

    /** {@return this with another current folder} */
    public Machine withDirectory(Path directory) {
        return new Machine(environment, directory, system, user, clock);
    }

    /** {@return this with another system, by the name that Java gives it: {@code Linux}, {@code Mac OS X}} */
    public Machine withSystem(String system) {
        return new Machine(environment, directory, system, user, clock);
    }

    /** {@return this with another clock} */
    public Machine withClock(Clock clock) {
        return new Machine(environment, directory, system, user, clock);
    }

    /** {@return a variable; the empty text if it is not set} */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** {@return the variables, in the order of their names} */
    public Map<String, String> environment() {
        return environment;
    }

    /** {@return the folder that relative paths are relative to, absolute} */
    public Path directory() {
        return directory;
    }

    /** {@return what Java calls the system} */
    public String system() {
        return system;
    }

    /** {@return what Java calls the user} */
    public String user() {
        return user;
    }

    /** {@return what tells the time} */
    public Clock clock() {
        return clock;
    }

    @Override
    public String toString() {
        return system + " in " + directory;
    }
}
