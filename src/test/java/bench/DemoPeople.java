package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.awaitility.core.ThrowingRunnable;
import testing.DemoPhone;
import testing.MemberActor;

import static org.awaitility.Awaitility.await;

/** Demo members, logged in; a token lasts five minutes, longer than a measurement. */
final class DemoPeople {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TOGETHER = 100;

    private DemoPeople() {}

    static List<MemberActor> loggedIn(int port, int many) {
        return LongStream.rangeClosed(1, many).mapToObj(index -> logsIn(port, index)).toList();
    }

    /** Those of the first so many who have more than this in their wallet. */
    static List<MemberActor> withMoney(int port, int many, long won) {
        return withMoney(port, many, won, many);
    }

    /** The same, but nobody more logs in once there are enough, or a few more. */
    static List<MemberActor> withMoney(int port, int many, long won, int enough) {
        List<MemberActor> found = new ArrayList<>();
        for (long first = 1; first <= many && found.size() < enough; first += TOGETHER) {
            found.addAll(LongStream.range(first, Math.min(first + TOGETHER, many + 1L)).parallel()
                    .mapToObj(index -> logsIn(port, index)).filter(each -> balance(each) > won).toList());
        }
        return found;
    }

    /** Gives them tokens for five minutes more. */
    static void refresh(List<MemberActor> people) {
        people.parallelStream().forEach(each -> patiently(each::refreshes));
    }

    /** In won. */
    static long balance(MemberActor member) {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO)
                .until(() -> member.get("/v1/pay/wallet"), wallet -> wallet.status() == 200).body().path("balance")
                .asLong();
    }

    private static MemberActor logsIn(int port, long index) {
        MemberActor member = DemoPhone.of(port, index);
        patiently(member::logsIn);
        return member;
    }

    /** Comes again when it is told that too many come at once, as on a busy machine. */
    private static void patiently(ThrowingRunnable asked) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).untilAsserted(asked);
    }
}
