// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.tests.fault.Credulous;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A resolver that breaks the rule in one place, made of one that keeps it by telling that one another world. */
@SuppressWarnings("ImmutableEnumChecker") // The functions of its constants keep nothing.
enum Bending {
    NONE(world -> world),
    FORGETS_PINS(world ->
            new World(world.sites(), Map.of(), world.formats(), world.preReleases(), world.before(), world.request())),
    FORGETS_FORMATS(world ->
            new World(world.sites(), world.pins(), Map.of(), world.preReleases(), world.before(), world.request())),
    TAKES_PRE_RELEASES(
            world -> new World(world.sites(), world.pins(), world.formats(), "allow", world.before(), world.request())),
    FORGETS_THE_CUT_OFF(world -> new World(
            world.sites(), world.pins(), world.formats(), world.preReleases(), Optional.empty(), world.request())),
    ASKS_THE_LAST_FIRST(world -> {
        List<Site> sites = new ArrayList<>(world.sites());
        Collections.reverse(sites);
        return withSites(world, sites);
    }),
    ASKS_WHO_IS_ON_DEMAND(world -> each(
            world,
            site -> site.role().equals("on-demand")
                    ? new SiteBuilder(site).role("searched").build()
                    : site)),
    FORGETS_RESERVATIONS(world ->
            each(world, site -> new SiteBuilder(site).reserved(List.of()).build())),
    FORGETS_DENIALS(
            world -> each(world, site -> new SiteBuilder(site).deny(List.of()).build())),
    BELIEVES_WITHOUT_PROOF(world -> each(
            world, site -> new SiteBuilder(site).knownProject(Optional.empty()).build())),
    BELIEVES_MIRRORS(
            world -> each(world, site -> new SiteBuilder(site).mirrorComplete().build())),
    BELIEVES_FORBIDDEN(
            world -> each(world, site -> new SiteBuilder(site).forbiddenAbsent().build())),
    TAKES_SILENCE_FOR_ABSENCE(world -> world) {
        @Override
        IndexFactory around(IndexFactory factory) {
            return Credulous.around(factory);
        }
    };

    private final UnaryOperator<World> bend;

    Bending(UnaryOperator<World> bend) {
        this.bend = bend;
    }

    /** {@return the world that is told} */
    World told(World world) {
        return bend.apply(world);
    }

    /** {@return the indexes that are asked} */
    IndexFactory around(IndexFactory factory) {
        return factory;
    }

    private static World withSites(World world, List<Site> sites) {
        return new World(sites, world.pins(), world.formats(), world.preReleases(), world.before(), world.request());
    }

    private static World each(World world, UnaryOperator<Site> change) {
        return withSites(world, world.sites().stream().map(change).toList());
    }
}
