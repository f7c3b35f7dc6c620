// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.solver;

import java.util.function.IntFunction;

/**
 * Families of problems in which solvers get lost, each at the size of its real case and at ten times the projects. The
 * first four have the shape that the benchmarks of pubgrub-rs have; the others are twins of what happened to users of
 * package indexes.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions of its constants keep nothing.
public enum HardProblem {
    /** A chain of projects, each version needing the same of the next; the last needs what does not exist. */
    SINGLETONS("singletons", false, times -> chain(100 * times, 500)),
    /** The same, where the last needs a version of a project of which the request wants another. */
    DISJOINT_VERSIONS("disjoint versions", false, times -> disjoint(300 * times, 200)),
    /** A chain in which the higher version leaves the next more choice; the last needs what does not exist. */
    RANGES("ranges", false, times -> ranges(5 * times, 200)),
    /** A tree in which nothing goes wrong. */
    TREE("tree", true, times -> tree(1_000 * times)),
    /** Daily releases in lockstep, and a library that only very old ones go with (boto3, botocore, urllib3). */
    LOCKSTEP("lockstep", true, times -> lockstep(1_500, 2 * times, 100)),
    /** A slow project pins old releases of a fast one (aiobotocore, s3fs). */
    SLOW_PINS("slow pins", true, times -> slowPins(1_500, 10 * times)),
    /** Very many projects, and one late conflict about a library that all of them bound (airflow and its extras). */
    LATE_CONFLICT("late conflict", true, times -> lateConflict(600 * times, 20)),
    /** A cap that only new releases have, so that very old ones look free (numba, numpy). */
    OLD_UNCAPPED("old uncapped", true, times -> oldUncapped(60 * times, 100)),
    /** Two majors of a library divide projects that go in lockstep (protobuf and what is built on it). */
    TWO_MAJORS("two majors", false, times -> twoMajors(30 * times, 100)),
    /** Every release of many projects needs what an old distribution does not have. */
    FROZEN_LIBRARY("frozen library", false, times -> frozen(50 * times, 800));

    private final String label;
    private final boolean satisfiable;
    /** A function that captures nothing, which the checker cannot see. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final IntFunction<GeneratedUniverse> make;

    HardProblem(String label, boolean satisfiable, IntFunction<GeneratedUniverse> make) {
        this.label = label;
        this.satisfiable = satisfiable;
        this.make = make;
    }

    /** {@return its name as people read it} */
    public String label() {
        return label;
    }

    /** {@return whether there is a solution} */
    public boolean isSatisfiable() {
        return satisfiable;
    }

    /** {@return the problem, with so many times the projects of the real case} */
    public GeneratedUniverse make(int times) {
        return make.apply(times);
    }

    private static int[] projects(GeneratedUniverse universe, int count, int versions) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = universe.project(versions);
        }
        return numbers;
    }

    private static void inLockstep(GeneratedUniverse universe, int[] chain, int versions) {
        for (int n = 0; n + 1 < chain.length; n++) {
            for (int version = 0; version < versions; version++) {
                universe.depend(chain[n], version, chain[n + 1], version, version);
            }
        }
    }

    private static GeneratedUniverse chain(int count, int versions) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int[] chain = projects(universe, count, versions);
        int missing = universe.project(0);
        inLockstep(universe, chain, versions);
        for (int version = 0; version < versions; version++) {
            universe.depend(chain[count - 1], version, missing, version, version);
        }
        universe.request(chain[0], 0, versions);
        return universe;
    }

    private static GeneratedUniverse disjoint(int count, int versions) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int[] chain = projects(universe, count, versions);
        int library = universe.project(versions + 1);
        inLockstep(universe, chain, versions);
        for (int version = 0; version < versions; version++) {
            universe.depend(chain[count - 1], version, library, version + 1, version + 1);
        }
        universe.request(chain[0], 0, versions);
        universe.request(library, 0, 0);
        return universe;
    }

    private static GeneratedUniverse ranges(int count, int versions) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int[] chain = projects(universe, count - 1, versions);
        int missing = universe.project(0);
        for (int n = 0; n < chain.length; n++) {
            int next = n + 1 < chain.length ? chain[n + 1] : missing;
            for (int version = 0; version < versions; version++) {
                universe.depend(chain[n], version, next, versions - version, versions);
            }
        }
        universe.request(chain[0], 0, versions);
        return universe;
    }

    private static GeneratedUniverse tree(int count) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int[] nodes = projects(universe, count, 1);
        for (int node = 0; node < count; node++) {
            for (int child = 2 * node + 1; child <= 2 * node + 2 && child < count; child++) {
                universe.depend(nodes[node], 0, nodes[child], 0, 0);
            }
        }
        universe.request(nodes[0], 0, 0);
        return universe;
    }

    private static GeneratedUniverse lockstep(int versions, int depth, int old) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int library = universe.project(10);
        int[] chain = projects(universe, depth, versions);
        inLockstep(universe, chain, versions);
        for (int version = 0; version < versions; version++) {
            universe.depend(chain[depth - 1], version, library, version < old ? 0 : 5, 9);
        }
        universe.request(library, 0, 4);
        universe.request(chain[0], 0, versions);
        return universe;
    }

    private static GeneratedUniverse slowPins(int versions, int count) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int fast = universe.project(versions);
        int core = universe.project(versions);
        int[] slow = projects(universe, count, 150);
        for (int version = 0; version < versions; version++) {
            universe.depend(fast, version, core, version, version);
        }
        universe.request(fast, 0, versions);
        for (int i = 0; i < count; i++) {
            for (int version = 0; version < 150; version++) {
                universe.depend(slow[i], version, core, version * 9, version * 9 + 40);
            }
            universe.request(slow[i], 0, 150);
        }
        return universe;
    }

    private static GeneratedUniverse lateConflict(int count, int versions) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int[] all = projects(universe, count, versions);
        int library = universe.project(versions);
        for (int i = 0; i < count; i++) {
            for (int version = 0; version < versions; version++) {
                for (int child = 5 * i + 1; child <= 5 * i + 5 && child < count; child++) {
                    universe.depend(all[i], version, all[child], version / 2, versions);
                }
                // The last is the only one that wants an old one, whatever its version.
                universe.depend(all[i], version, library, 0, i + 1 == count ? versions / 2 : versions - 1);
                if (i == count / 2 && version > versions - 5) {
                    universe.depend(all[i], version, library, versions - 3, versions);
                }
            }
        }
        universe.request(all[0], 0, versions);
        return universe;
    }

    private static GeneratedUniverse oldUncapped(int count, int versions) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int array = universe.project(versions);
        int[] users = projects(universe, count, versions);
        universe.request(array, 0, versions);
        for (int user : users) {
            for (int version = 0; version < versions; version++) {
                universe.depend(user, version, array, 0, version < 10 ? versions : version - 2);
            }
            universe.request(user, 0, versions);
        }
        return universe;
    }

    private static GeneratedUniverse twoMajors(int count, int versions) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int library = universe.project(2 * versions);
        int[] older = projects(universe, count, versions);
        int[] newer = projects(universe, count, versions);
        inLockstep(universe, older, versions);
        inLockstep(universe, newer, versions);
        for (int version = 0; version < versions; version++) {
            universe.depend(older[count - 1], version, library, version / 2, versions - 1);
            universe.depend(newer[count - 1], version, library, versions, versions + version / 2);
        }
        universe.request(older[0], 0, versions);
        universe.request(newer[0], 0, versions);
        return universe;
    }

    private static GeneratedUniverse frozen(int count, int versions) {
        GeneratedUniverse universe = new GeneratedUniverse();
        int top = universe.project(versions);
        int[] libraries = projects(universe, count, 30);
        for (int version = 0; version < versions; version++) {
            for (int library : libraries) {
                universe.depend(top, version, library, 10 + version / 50, 30);
            }
        }
        universe.request(top, 0, versions);
        for (int library : libraries) {
            universe.request(library, 5, 5);
        }
        return universe;
    }
}
