package ads.campaign;

import java.util.Set;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Numbered;
import ads.audience.Os;
import ads.audience.Region;
import ads.audience.Segment;

/**
 * Whom and where a group wants to be shown to. An empty set asks for nothing in particular; of several values one is enough.
 * Somebody of whom a value is not known, or may not be used, is none of those asked for.
 */
public record Targeting(Set<Placement> placements, Set<Os> oses, Set<AgeBand> ageBands, Set<Gender> genders,
        Set<Region> regions, Set<Segment> segments, HoursOfWeek hours) {
    /** Everybody, everywhere. */
    public static final Targeting EVERYBODY = new Targeting(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
            HoursOfWeek.all());

    public Targeting {
        placements = Set.copyOf(placements);
        oses = Set.copyOf(oses);
        ageBands = Set.copyOf(ageBands);
        genders = Set.copyOf(genders);
        regions = Set.copyOf(regions);
        segments = Set.copyOf(segments);
    }

    /** Whether this value fits what is asked for in one respect. */
    public static <E extends Enum<E>> boolean fits(Set<E> wanted, E value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** Whether somebody in these segments (bits of {@link Segment}) fits. */
    public boolean fitsSegments(long of) {
        return segments.isEmpty() || (Numbered.bits(segments) & of) != 0;
    }
}
