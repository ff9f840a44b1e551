package bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.Set;

import bench.plain.PlainJar;
import platform.demo.DemoIds;
import testing.MemberActor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A transfer of one won from each of some members in turn to any other demo member. */
final class TransferWork implements HttpLoad.Work {
    private static final long SEED = 20_261_127;
    /** Passing: too many at once, the same key under way after a repetition, or what plain JPA and JDBC say of a lost lock. */
    private static final Set<Integer> AGAIN = Set.of(409, 429, 503);
    private static final Set<String> PLAIN = Set.of(PlainJar.JPA, PlainJar.JDBC);
    private static final int LOCK_LOST = 500;

    private final Random random = new Random(SEED);
    private final List<MemberActor> people;
    private final long members;
    private final String path;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private int next;

    /** @param members how many demo members there are */
    TransferWork(List<MemberActor> people, long members, String path) {
        this.people = people;
        this.members = members;
        this.path = path;
    }

    @Override
    public ByteBuffer next() {
        MemberActor sender = people.get(next % people.size());
        String recipient = sender.memberId;
        while (recipient.equals(sender.memberId)) {
            recipient = DemoIds.member(1 + random.nextLong(members)).toString();
        }
        String body = "{\"to\":\"" + recipient + "\",\"amount\":1,\"memo\":\"bench\"}";
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + sender.bearer() + "\r\nIdempotency-Key: bench-" + run + "-" + next++
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        return ByteBuffer.wrap(request.getBytes(ISO_8859_1));
    }

    @Override
    public boolean answered(ByteBuffer request, int status, int bodyBytes) {
        if (status != 201 && !AGAIN.contains(status) && !(PLAIN.contains(path) && status == LOCK_LOST)) {
            throw new IllegalStateException("Answered with " + status);
        }
        return status == 201;
    }
}
