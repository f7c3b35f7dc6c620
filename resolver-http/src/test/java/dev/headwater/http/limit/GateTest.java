// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.http.limit.Gate.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate();
    private final List<String> entered = new ArrayList<>();

    private Gate.Permit enter(String name) {
        Gate.Permit place = gate.enter(any -> entered.add(name));
        gate.letIn();
        return place;
    }

    private List<Gate.Permit> enter(int count) {
        List<Gate.Permit> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(enter("other"));
        }
        return places;
    }

    @Nested
    class TheFirst {
        @Test
        void goesAloneUntilItHasAConnection() {
            List<Gate.Permit> places = enter(100);
            assertThat(entered).hasSize(1);
            places.get(0).connected(Protocol.HTTP_2);
            assertThat(entered).hasSize(64);
        }

        @Test
        void opensTheGateLessWideOnHttp1() {
            enter(100).get(0).connected(Protocol.HTTP_1);
            assertThat(entered).hasSize(20);
        }

        @Test
        void goesAloneAgainAfterARest() {
            Gate.Permit first = enter("first");
            first.connected(Protocol.HTTP_2);
            first.leave();
            entered.clear();
            enter(5);
            assertThat(entered).hasSize(1);
        }

        @Test
        void isFollowedByTwoIfItFoundNoConnectionThenByFour() {
            List<Gate.Permit> places = enter(100);
            places.get(0).leave();
            assertThat(entered).hasSize(1 + 2);
            places.get(1).leave();
            assertThat(entered).hasSize(1 + 1 + 4);
        }
    }

    @Nested
    class Order {
        @Test
        void isThatOfComing() {
            Gate.Permit first = enter("first");
            enter("second");
            enter("third");
            first.connected(Protocol.HTTP_1);
            assertThat(entered).containsExactly("first", "second", "third");
        }

        @Test
        void forgetsWhoLeavesTheQueue() {
            Gate.Permit first = enter("first");
            Gate.Permit second = enter("second");
            enter("third");
            second.leave();
            first.connected(Protocol.HTTP_1);
            assertThat(entered).containsExactly("first", "third");
        }
    }

    @Nested
    class FilesPassedOn {
        private final List<Gate.Permit> files = new ArrayList<>();

        private void enterFiles(int count) {
            for (int i = 0; i < count; i++) {
                files.add(gate.enterPassedOn(any -> entered.add("file")));
                gate.letIn();
            }
        }

        @Test
        void takeHalfOfThePlaces() {
            enterFiles(100);
            files.get(0).connected(Protocol.HTTP_1);
            assertThat(entered).hasSize(10);
            files.get(1).connected(Protocol.HTTP_2);
            assertThat(entered).hasSize(32);
        }

        @Test
        void letPassWhatIsShort() {
            enterFiles(100);
            files.get(0).connected(Protocol.HTTP_1);
            entered.clear();
            enter(15);
            assertThat(entered).containsOnly("other").hasSize(10);
            files.get(1).connected(Protocol.HTTP_1);
            files.get(0).leave();
            assertThat(entered)
                    .as("the place is free for both, and the file came first")
                    .endsWith("file");
        }

        @Test
        void goInTheirTurn() {
            Gate.Permit first = enter("first");
            enterFiles(1);
            enter("last");
            first.connected(Protocol.HTTP_1);
            assertThat(entered).containsExactly("first", "file", "last");
        }

        @Test
        void goAloneWhereNothingElseHasAConnection() {
            enterFiles(2);
            assertThat(entered).hasSize(1);
            files.get(0).leave();
            assertThat(entered).hasSize(2);
        }

        @Test
        void leaveNothingBehind() {
            files.add(gate.enterPassedOn(any -> entered.add("file")));
            assertThat(gate.isIdle()).as("one waits").isFalse();
            enterFiles(39);
            List<Gate.Permit> others = enter(40);
            files.get(0).connected(Protocol.HTTP_1);
            files.get(39).leave();
            files.forEach(Gate.Permit::leave);
            assertThat(entered.stream().filter("other"::equals)).hasSize(20);
            assertThat(gate.isIdle()).as("others are there").isFalse();
            others.forEach(Gate.Permit::leave);
            assertThat(gate.isIdle()).isTrue();
            enterFiles(1);
            assertThat(entered).as("the places of files are free, too").endsWith("file");
        }
    }

    @Nested
    class Leaving {
        @Test
        void twiceIsLeavingOnce() {
            List<Gate.Permit> places = enter(100);
            places.get(0).connected(Protocol.HTTP_1);
            places.get(0).leave();
            places.get(0).leave();
            assertThat(entered).as("nobody else has a connection").hasSize(20);
            places.get(1).connected(Protocol.HTTP_1);
            assertThat(entered).hasSize(21);
        }

        @Test
        void leavesNothingBehind() {
            SplittableRandom random = new SplittableRandom(7);
            List<Gate.Permit> places = enter(500);
            while (!places.isEmpty()) {
                Gate.Permit place = places.remove(random.nextInt(places.size()));
                if (random.nextBoolean()) {
                    place.connected(random.nextBoolean() ? Protocol.HTTP_1 : Protocol.HTTP_2);
                }
                place.leave();
            }
            assertThat(gate.isIdle()).isTrue();
        }
    }
}
