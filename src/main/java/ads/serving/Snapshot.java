package ads.serving;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import ads.campaign.Placement;
import org.jspecify.annotations.Nullable;

/**
 * All candidates of a day, by placement; immutable.
 *
 * @param version of the changes that it has seen
 */
record Snapshot(long version, LocalDate day, Map<Placement, Board> boards) {
    Snapshot {
        boards = new EnumMap<>(boards);
    }

    /** The candidates of a placement; null where no terms hold. */
    @Nullable
    Board board(Placement placement) {
        return boards.get(placement);
    }
}
