package platform.demo;

import java.util.List;
import java.util.stream.LongStream;

import platform.id.Tsid;

/**
 * A team that a demo member opens when the demo begins: commerce places its leader's order and pay pays it, each by what it would
 * do for anybody.
 *
 * @param index of the deal, too
 * @param order block 332
 */
public record DemoTeam(long index, long leader, Tsid order) {
    private static final int TEAMS = 8;
    /** After those who order by themselves. */
    private static final int FIRST_LEADER = 61;

    /** None where there are not so many members. */
    public static List<DemoTeam> of(DemoScale scale) {
        long teams = Math.max(0, Math.min(TEAMS, scale.members() - FIRST_LEADER + 1));
        return LongStream.rangeClosed(1, teams)
                .mapToObj(index -> new DemoTeam(index, FIRST_LEADER + index - 1, DemoIds.of(332, index))).toList();
    }
}
