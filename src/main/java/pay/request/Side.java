package pay.request;

import io.swagger.v3.oas.annotations.media.Schema;
import platform.id.Tsid;

/** On which side of a request a member stands. */
@Schema(name = "MoneyRequestSide")
enum Side {
    /** The member asked. */
    ASKED_BY_ME("asker"),
    /** The member was asked. */
    ASKED_OF_ME("asked");

    final String column;

    Side(String column) {
        this.column = column;
    }

    static Side of(MoneyRequest request, Tsid member) {
        return request.asker().equals(member) ? ASKED_BY_ME : ASKED_OF_ME;
    }
}
