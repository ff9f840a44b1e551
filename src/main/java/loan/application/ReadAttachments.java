package loan.application;

import java.util.List;

import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reads the files of a member's own application. */
@Service
class ReadAttachments {
    private final Applications applications;
    private final Attachments attachments;

    ReadAttachments(Applications applications, Attachments attachments) {
        this.applications = applications;
        this.attachments = attachments;
    }

    /** A file and what is in it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(Attachment attachment, byte[] content) {}

    @Transactional(readOnly = true)
    public List<Attachment> of(Tsid member, ApplicationId id) {
        OwnApplication.require(applications.find(id), member);
        return attachments.of(id);
    }

    /**
     * One with its content.
     *
     * @throws DomainException {@code APPLICATION_NOT_FOUND} or {@code ATTACHMENT_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public File file(Tsid member, ApplicationId id, AttachmentId attachment) {
        OwnApplication.require(applications.find(id), member);
        Attachment found = attachments.find(id, attachment)
                .orElseThrow(() -> new DomainException(LoanError.ATTACHMENT_NOT_FOUND));
        return new File(found, attachments.content(found));
    }
}
