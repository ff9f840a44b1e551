package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

import loan.device.Departures;
import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.Sha256;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member puts a file to an application that is not submitted yet. */
@Service
class AttachFile {
    private final Applications applications;
    private final Attachments attachments;
    private final Departures departures;
    private final Ids ids;
    private final Clock clock;

    AttachFile(Applications applications, Attachments attachments, Departures departures, Ids ids, Clock clock) {
        this.applications = applications;
        this.attachments = attachments;
        this.departures = departures;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a file; the same again is the attachment that is there.
     *
     * @param base64 its content
     * @throws DomainException {@code APPLICATION_NOT_FOUND}, {@code APPLICATION_STATE_WRONG},
     *     {@code ATTACHMENT_UNREADABLE}, {@code ATTACHMENT_TOO_LARGE}, {@code TOO_MANY_ATTACHMENTS},
     *     {@code TOO_MANY_UNSUBMITTED_ATTACHMENTS}, {@code BORROWER_LEFT}
     */
    @RetriedOnConflict
    @Transactional
    public Attachment attach(Tsid member, ApplicationId id, DocumentKind kind, String base64) {
        byte[] file = decoded(base64);
        FileType type = FileType.of(file)
                .orElseThrow(() -> new DomainException(LoanError.ATTACHMENT_UNREADABLE));
        if (file.length > Attachment.MOST_BYTES) {
            throw new DomainException(LoanError.ATTACHMENT_TOO_LARGE, Attachment.MOST_BYTES / 1000);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Attachment attachment = new Attachment(new AttachmentId(ids.nextLong()), kind, type, file.length,
                Sha256.hex(file), now);
        Attachments.Sealed sealed = attachments.seal(attachment, file);
        // All drafts are held, in one order: of two files at the same time one counts the other.
        applications.drafts(member).forEach(applications::lock);
        OwnApplication.require(applications.lock(id), member).inTime(now).requireDraft();
        List<Attachment> there = attachments.of(id);
        Attachment same = there.stream()
                .filter(each -> each.kind() == kind && each.sha256().equals(attachment.sha256())).findFirst()
                .orElse(null);
        if (same != null) {
            return same;
        }
        if (there.size() >= Attachment.MOST) {
            throw new DomainException(LoanError.TOO_MANY_ATTACHMENTS, Attachment.MOST);
        }
        if (attachments.unsubmitted(member) >= Attachment.MOST_UNSUBMITTED) {
            throw new DomainException(LoanError.TOO_MANY_UNSUBMITTED_ATTACHMENTS, Attachment.MOST_UNSUBMITTED);
        }
        attachments.add(id, sealed);
        if (departures.has(member)) {
            throw new DomainException(LoanError.BORROWER_LEFT);
        }
        return attachment;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new DomainException(LoanError.ATTACHMENT_UNREADABLE);
        }
    }
}
