package bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import testing.DemoPhone;
import testing.MemberActor;

import static org.awaitility.Awaitility.await;

/** Demo members, logged in; a token lasts five minutes, longer than a measurement. */
final class DemoPeople {
    private DemoPeople() {}

    static List<MemberActor> loggedIn(int port, int many) {
        return LongStream.rangeClosed(1, many).mapToObj(index -> logsIn(port, index)).toList();
    }

    /** Those of the first so many who have more than this in their wallet. */
    static List<MemberActor> withMoney(int port, int many, long won) {
        return LongStream.rangeClosed(1, many).parallel().mapToObj(index -> logsIn(port, index))
                .filter(each -> each.get("/v1/pay/wallet").body().path("balance").asLong() > won).toList();
    }

    /** Comes again when too many log in at once, as on a busy machine. */
    private static MemberActor logsIn(int port, long index) {
        MemberActor member = DemoPhone.of(port, index);
        await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).untilAsserted(member::logsIn);
        return member;
    }
}
