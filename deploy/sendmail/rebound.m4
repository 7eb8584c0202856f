dnl For Sendmail: at the end of sendmail.mc, after the MAILER lines; then run make in /etc/mail (Debian: sendmailconfig).
dnl Mail to your return paths goes to Rebound; replace the domain by yours (returnPaths.domains in config.yml).
LOCAL_RULE_0
R$* < @ bounces.example.org. > $*	$#rebound $@ [127.0.0.1] $: $1 < @ bounces.example.org. > $2
R$* < @ bounces.example.org > $*	$#rebound $@ [127.0.0.1] $: $1 < @ bounces.example.org > $2
MAILER_DEFINITIONS
Mrebound, P=[IPC], F=mDFMuXa8, S=EnvFromSMTP/HdrFromSMTP, R=EnvToSMTP, E=\r\n, L=990, T=DNS/RFC822/SMTP, A=TCP $h 2525
