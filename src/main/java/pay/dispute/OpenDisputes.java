package pay.dispute;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Whether a member waits for the end of a dispute of theirs. */
@Component
public class OpenDisputes {
    private final Disputes disputes;

    OpenDisputes(Disputes disputes) {
        this.disputes = disputes;
    }

    @Transactional(readOnly = true)
    public boolean anyOf(Tsid member) {
        return disputes.anyOpen(member);
    }
}
