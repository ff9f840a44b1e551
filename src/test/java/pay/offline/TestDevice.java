package pay.offline;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.context.ApplicationContext;
import pay.PayApi;
import testing.TestMembers.TestMember;

/** A member's device that shows codes in shops, for tests. */
public final class TestDevice {
    private static final AtomicLong SIGNED_AT = new AtomicLong();

    private final long handle;
    private final CodeSecret secret;

    private TestDevice(long handle, CodeSecret secret) {
        this.handle = handle;
        this.secret = secret;
    }

    /** Sets a member's device up. */
    public static TestDevice of(PayApi api, TestMember member, boolean pointsFirst) {
        // Each later than the one before, and of this minute, however long the tests run.
        long signedAt = SIGNED_AT.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis()));
        PayApi.Answer answer = enrol(api, member, pointsFirst, signedAt, member.sign(message(member, signedAt)));
        if (answer.status() != 200) {
            throw new AssertionError(answer.response().body());
        }
        return new TestDevice(Long.parseLong(answer.body().path("handle").asString()),
                CodeSecret.of(answer.body().path("secret").asString()));
    }

    public static PayApi.Answer enrol(PayApi api, TestMember member, boolean pointsFirst, long signedAt,
            String signature) {
        return api.put(member, "/v1/pay/offline/device",
                "{\"pointsFirst\":" + pointsFirst + ",\"signedAt\":" + signedAt + "}", signature);
    }

    public static String message(TestMember member, long signedAt) {
        return "madang.pay.offline-device.v1\n" + member.deviceId() + "\n" + signedAt;
    }

    /** Has an instance do what it does each hour. */
    public static void forgetUsedCodes(ApplicationContext context) {
        context.getBean(ForgetUsedCodes.class).run();
    }

    /** The device of test mode. */
    public static TestDevice ofTestMode() {
        return new TestDevice(OfflineCode.TEST_HANDLE, CodeSecret.PUBLISHED);
    }

    /** Its code now, or so many steps from now. */
    public String code(int steps) {
        return new OfflineCode(handle, secret.digits(CodeSecret.stepAt(Instant.now()) + steps)).text();
    }

    /** A code that reads well and is not good: of long ago. */
    public String wrongCode() {
        return code(-1_000_000);
    }
}
