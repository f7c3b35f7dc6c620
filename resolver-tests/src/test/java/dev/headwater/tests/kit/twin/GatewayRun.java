// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.scenario.KeptLock;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.Pin;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.server.ScenarioServers;
import dev.headwater.gateway.Gateway;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.Machine;
import dev.headwater.http.HttpIndexes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library as an installer behind a gateway on loopback. It can ask the last index of the scenario by itself, too:
 * whatever the gateway calls absent would come from there.
 *
 * @param told what the gateway takes the scenario for
 * @param inner what it takes its indexes for
 * @param outer what the installer gets of it
 * @param settings how it is set up
 */
public record GatewayRun(Edit told, Reader inner, Reader outer, UnaryOperator<Gateway.Builder> settings) {
    /** The gateway as it should be. */
    public static final GatewayRun SOUND =
            new GatewayRun(text -> text, Reader.SOUND, Reader.SOUND, builder -> builder.rewriteWheels(1 << 20, 1));

    private static final IndexId GATEWAY = IndexId.parse("gateway");

    /** Its page says whose it is. */
    private static final Pattern OWNER = Pattern.compile("<!-- index: ([a-z0-9-]+) -->");

    public GatewayRun told(Edit edit) {
        return new GatewayRun(edit, inner, outer, settings);
    }

    public GatewayRun inner(Reader reader) {
        return new GatewayRun(told, reader, outer, settings);
    }

    public GatewayRun outer(Reader reader) {
        return new GatewayRun(told, inner, reader, settings);
    }

    public GatewayRun settings(UnaryOperator<Gateway.Builder> other) {
        return new GatewayRun(told, inner, outer, other);
    }

    /** {@return what the installer makes of a scenario} */
    public Answer answer(NamedScenario scenario) {
        ScenarioText text = told.apply(scenario.text());
        try {
            if (text.needsProgram().isPresent()) {
                Scenario read = text.read(scenario.name());
                Questions questions = new Questions();
                return answer(read, Optional.of(read.inMemory(questions)), questions);
            }
            try (ScenarioServers servers = ScenarioServers.start(text)) {
                Scenario read = text.read(
                        scenario.name(),
                        servers.indexes(),
                        id -> IndexEntry.builder(id, servers.url(id)).retries(0));
                Answer answer = answer(read, Optional.empty(), new Questions());
                return new Answer(
                        answer.outcome(),
                        answer.packages(),
                        answer.facts(),
                        servers.questions(),
                        answer.said(),
                        answer.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(Scenario scenario, Optional<IndexFactory> memory, Questions questions) throws IOException {
        Path folder = Files.createTempDirectory("headwater-gateway-");
        Machine machine = Machine.current()
                .withEnvironment(Map.of("HOME", folder.toString()))
                .withDirectory(folder)
                .withClock(Clock.fixed(scenario.now(), ZoneOffset.UTC));
        Gateway.Builder builder;
        try (HostNetwork network = HostNetwork.builder(machine).withoutCache().build();
                HttpIndexes http = HttpIndexes.builder().clock(machine.clock()).build()) {
            builder = Gateway.builder(machine, network, scenario.policy())
                    .files(folder.resolve("files"))
                    .around(own -> new TwinRun(scenario, questions, inner).reading(memory.orElse(own)));
            try (Gateway gateway = settings.apply(builder).start()) {
                return behind(gateway, scenario, memory.orElse(http), http, questions);
            }
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private Answer behind(
            Gateway gateway, Scenario scenario, IndexFactory beside, IndexFactory http, Questions questions)
            throws IOException {
        IndexPolicy policy = scenario.policy().get();
        List<IndexEntry> entries = policy.indexes();
        IndexPolicy ofInstaller = IndexPolicy.builder()
                .index(IndexEntry.builder(GATEWAY, gateway.url().toString())
                        .retries(0)
                        .build())
                .index(entries.get(entries.size() - 1))
                .build();
        IndexFactory indexes = (entry, given) -> entry.id().equals(GATEWAY)
                ? http.create(entry, given).map(index -> outer.in(new World(scenario, policy), GATEWAY, index))
                : beside.create(entry, given);
        Answer answer = new Scenario(
                        scenario.id(),
                        scenario.indexes(),
                        scenario.archives(),
                        () -> ofInstaller,
                        scenario.request(),
                        scenario.audit(),
                        scenario.now(),
                        scenario.expected(),
                        scenario.lock())
                .run(indexes, questions, KeptLock.inMemory());
        List<Pin> pins = new ArrayList<>();
        for (Pin pin : answer.packages()) {
            boolean isOfGateway = pin.index().filter(GATEWAY.value()::equals).isPresent();
            pins.add(isOfGateway ? new Pin(pin.name(), pin.version(), owner(gateway, pin), pin.filename()) : pin);
        }
        // What an installer says is in words of its own.
        return Answer.foreign(answer.outcome(), pins, answer.questions(), answer.text());
    }

    private static Optional<String> owner(Gateway gateway, Pin pin) throws IOException {
        try (InputStream page = gateway.url().resolve(pin.name() + "/").toURL().openStream()) {
            Matcher owner = OWNER.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
            return owner.find() ? Optional.of(owner.group(1)) : Optional.empty();
        }
    }
}
