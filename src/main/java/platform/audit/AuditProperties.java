package platform.audit;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The audit log.
 *
 * @param checkpoints the file that this instance keeps checkpoints of the chain in; best on a disk that the database's
 *        administrators cannot write
 */
@ConfigurationProperties("madang.audit")
record AuditProperties(Path checkpoints) {}
