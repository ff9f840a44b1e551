package madang.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import testing.MemberActor;

/** What the API walks need of scheduled transfers. */
final class ScheduleWorld {
    private static final String PATH = "/v1/pay/scheduled-transfers";

    private ScheduleWorld() {}

    /** One that the owner orders, signed by their device, which is over the memo too. */
    static ApiSample order(ApiWorld world) {
        String key = UUID.randomUUID().toString();
        String phone = MemberActor.at(world.port).phone;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("to", phone);
        body.put("amount", 100);
        body.put("memo", Planting.WORD);
        body.put("repeats", "MONTHLY");
        body.put("dayOfMonth", 31);
        body.put("times", 12);
        body.put("businessDays", "NEXT_BUSINESS_DAY");
        return ApiSample.of("POST", PATH).as(world.owner.accessToken).header("Idempotency-Key", key)
                .header("X-Device-Signature", world.owner.sign(String.join("\n", "madang.pay.scheduled-transfer.v1",
                        key, phone, "100", "MONTHLY 31", "", "12", "NEXT_BUSINESS_DAY", Planting.WORD)))
                .with(body);
    }

    /** The path of one. */
    static String ordered(ApiWorld world) {
        return PATH + "/" + order(world).send(world.api).text("id");
    }
}
