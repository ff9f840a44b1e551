package faults;

import java.util.List;

/**
 * A way in which things go wrong. Its {@linkplain Twin twins} are the same attack on a site that cannot stand it: who finds
 * nothing wrong with those proves nothing with this one.
 */
interface Attack {
    /** What is done, in a few words. */
    String name();

    /** What it is done to. */
    Site.Layout layout();

    /** How clients behave meanwhile. */
    default Manner manner() {
        return Manner.USUAL;
    }

    /** Attacks under load, and heals. What it measures, it holds against what is promised. */
    void strike(Site site, Load load, Figures figures) throws Exception;

    /** Looks at what is left when all is delivered and nobody asks for anything any more. */
    default void afterwards(Site site, Figures figures) throws Exception {}

    /** The sabotages that the checker must see. */
    List<Twin> twins();

    /**
     * A sabotage of the site's database, of the clients or of who is outside, or a setting that no operator should make; the application itself has no
     * switch for it.
     *
     * @param settings of the application
     * @param missing parts of figures by all of which it may be found out, where nothing is wrong but what takes too long; none: not by figures
     */
    record Twin(String name, Sabotage sabotage, Manner manner, List<String> settings, List<String> missing) {
        private static final Sabotage NONE = _ -> {
        };

        Twin(String name, Sabotage sabotage, Manner manner) {
            this(name, sabotage, manner, List.of(), List.of());
        }

        /** One that is done to the site before the load begins. */
        static Twin of(String name, Sabotage sabotage) {
            return new Twin(name, sabotage, Manner.USUAL);
        }

        /** The clients do it. */
        static Twin of(String name, Manner manner) {
            return new Twin(name, NONE, manner);
        }

        /** An operator does it; any figure is enough. */
        static Twin of(String name, Manner manner, String... settings) {
            return new Twin(name, NONE, manner, List.of(settings), List.of(""));
        }
    }

    /** Takes something away that the promise rests on. */
    @FunctionalInterface
    interface Sabotage {
        void on(Site site);
    }
}
