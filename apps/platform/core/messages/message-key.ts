// The keys a server-side sentence may have. Replaced by the generated list of all catalogues.
export type MessageKey = string;
