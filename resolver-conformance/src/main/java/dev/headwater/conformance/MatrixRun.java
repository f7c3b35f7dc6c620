// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance;

import dev.headwater.api.InvalidInputException;
import dev.headwater.conformance.matrix.Cell;
import dev.headwater.conformance.matrix.Column;
import dev.headwater.conformance.matrix.Expected;
import dev.headwater.conformance.matrix.Matrix;
import dev.headwater.conformance.matrix.Row;
import dev.headwater.conformance.scenario.Expectation;
import dev.headwater.conformance.scenario.NamedScenario;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.server.ScenarioServers;
import dev.headwater.conformance.server.TreeRemoval;
import dev.headwater.conformance.subject.Question;
import dev.headwater.conformance.subject.Reply;
import dev.headwater.conformance.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Puts scenarios to subjects, several at once.
 *
 * @param subjects whom
 * @param folder where they may write
 * @param jobs how many scenarios at once
 */
record MatrixRun(List<Subject> subjects, Path folder, int jobs) {
    /** The results are in the order of the scenarios, whichever was ready first. */
    Matrix run(List<NamedScenario> scenarios) throws InterruptedException {
        List<Column> columns = subjects.stream()
                .map(subject -> new Column(subject.name(), subject.version()))
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<Row>> rows = new ArrayList<>();
            scenarios.forEach(scenario -> rows.add(executor.submit(() -> row(scenario))));
            List<Row> done = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                done.add(row(scenarios.get(i), rows.get(i)));
            }
            return new Matrix(columns, done);
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    private static Row row(NamedScenario scenario, Future<Row> row) throws InterruptedException {
        try {
            return row.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(scenario.name() + " could not be put: " + e.getCause(), e);
        }
    }

    /** Also in a thread that was interrupted: what is still at work has processes and folders to take away. */
    private static void awaitEnd(ExecutorService executor) {
        boolean isInterrupted = false;
        boolean isEnded = false;
        while (!isEnded) {
            try {
                isEnded = executor.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Row row(NamedScenario scenario) throws IOException, InterruptedException {
        List<Expectation> expected = expected(scenario, scenario.text());
        List<Cell> cells = new ArrayList<>();
        for (Subject subject : subjects) {
            cells.add(cell(
                    scenario,
                    subject,
                    subject.isBehindGateway()
                            ? expected(scenario, scenario.text().behindGateway())
                            : expected));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return new Row(scenario.name(), scenario.text().rule(), new Expected(expected), cells);
    }

    private static List<Expectation> expected(NamedScenario scenario, ScenarioText text) {
        return text.steps().stream()
                .map(step -> step.read(scenario.name()).expected())
                .toList();
    }

    private Cell cell(NamedScenario scenario, Subject subject, List<Expectation> expected) throws IOException {
        Path place = Files.createTempDirectory(folder, "scenario-");
        List<ScenarioText> steps = scenario.text().steps();
        CellParts parts = new CellParts(steps.size());
        try (ScenarioServers servers = ScenarioServers.start(scenario.text())) {
            for (int i = 0; i < steps.size() && parts.goesOn(); i++) {
                if (i > 0) {
                    servers.begin(steps.get(i));
                }
                parts.add(
                        expected.get(i), reply(subject, new Question(scenario, steps.get(i), servers, place)), servers);
            }
            return parts.cell();
        } finally {
            TreeRemoval.remove(place);
        }
    }

    private static Reply reply(Subject subject, Question question) {
        try {
            Reply reply = subject.answer(question);
            OptionalInt most = question.servers().exceeded();
            return most.isEmpty() ? reply : new Reply.Failed("asked more than " + most.getAsInt() + " times");
        } catch (InvalidInputException e) {
            return new Reply.Failed("answered what cannot be read: " + e.getMessage());
        }
    }
}
